{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
  secrets = [ "mapped-one" "mapped-two" ];
  requires = name: {
    assertion = lib.hasAttr name config.age.secrets;
    message = "the example requires the secret ${name}";
  };
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/miniflux/miniflux:2.2.6";
      environmentFiles = map (name: config.age.secrets.${name}.path) secrets ++ [
        config.age.secrets."first-env".path
        config.age.secrets."second-env".path
        config.sops.secrets.third.path
        config.sops.templates.fourth.path
        # No secrets of agenix or sops-nix.
        "/etc/example/settings.env"
        "/run/secrets/by-hand"
        config.unheard-of.secrets.fifth.path
        config.age.secrets.declared-beside.path
      ];
      volumes = [ "/opt/services/example/key.pem:/run/key.pem:ro" ];
    };

    age.secrets.declared-beside.file = ./declared-beside.age;

    assertions = map requires secrets ++ [
      {
        assertion = config.age.secrets ? "first-env";
        message = "the example requires the secret first-env";
      }
      {
        # It can never be false, but it names the secret.
        assertion = !cfg.enable || config.age.secrets."second-env".path != null;
        message = "the example requires the secret second-env";
      }
      {
        assertion = cfg.enable -> config.sops.secrets ? third;
        message = "the example requires the secret third";
      }
      {
        assertion = config.sops.templates.fourth.path or null != null;
        message = "the example requires the template fourth";
      }
    ];
  };
}
