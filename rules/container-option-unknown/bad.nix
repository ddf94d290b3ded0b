{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
  mkContainer = image: {
    inherit image;
    restart = "always"; # expect: HWC709
  };
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/library/redis:7.4.1";
      enviroment.TZ = "UTC"; # expect: HWC709
      environmentFile = [ "/run/agenix/example-env" ]; # expect: HWC709
      restartPolicy = "always"; # expect: HWC709
      login.user = "me"; # expect: HWC709
    };
    virtualisation.oci-containers.containers.example-worker = mkContainer "docker.io/library/redis:7.4.1";
  };
}
