{ lib, config, ... }:
let
  cfg = config.my.on;
in
{
  options.my.on = {
    enable = lib.mkEnableOption "a service";
    domain = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
  };
  config = {
    my.on.enable = true;
    virtualisation.oci-containers.containers = lib.mkIf cfg.enable {
      on = {
        image = "docker.io/a/app:1.2.3";
        environment.URL = "https://${cfg.domain}"; # expect: HWC005
      };
    };
  };
}
