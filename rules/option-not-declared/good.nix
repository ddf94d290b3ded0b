{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    environment = lib.mkOption { type = lib.types.attrsOf lib.types.str; };
    settings = lib.mkOption { type = lib.types.submodule { freeformType = lib.types.attrs; }; };
  };

  config = lib.mkIf cfg.enable {
    hwc.server.containers.example.environment.ANY = "thing";
    hwc.server.containers.example.settings.any.thing = 1;
    hwc.elsewhere.option = true;

    virtualisation.oci-containers.containers.example = {
      image = cfg.image or "docker.io/library/redis:7.4.1";
      user = if cfg ? user then cfg.user else "1000:1000";
      environment = cfg.environment // { OTHER = cfg.environment.OTHER; };
      hostname = config.hwc.elsewhere.name;
    };
  };
}
