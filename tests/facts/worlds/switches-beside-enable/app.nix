# What stands beside the switch `enable` only changes the container; without one beside it, a switch is that itself.
{ lib, config, ... }:
let
  cfg = config.my;
in
{
  options.my = {
    app = {
      enable = lib.mkEnableOption "the app";
      expose = lib.mkEnableOption "access from elsewhere";
      worker = lib.mkEnableOption "a worker";
    };
    flat = lib.mkEnableOption "another one";
  };
  config = {
    virtualisation.oci-containers.containers = lib.mkMerge [
      (lib.mkIf cfg.app.enable {
        app = {
          image = "docker.io/library/alpine:3.1";
          extraOptions = if cfg.app.expose then [ "--network=host" ] else [ "--network=none" ];
        };
        worker = lib.mkIf cfg.app.worker { image = "docker.io/library/alpine:3.2"; };
      })
      (lib.mkIf cfg.flat { flat.image = "docker.io/library/alpine:3.3"; })
    ];
  };
}
