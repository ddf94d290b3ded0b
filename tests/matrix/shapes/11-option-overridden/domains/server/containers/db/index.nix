{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = cfg.image; # expect: HWC101
      ports = [ "${cfg.address}:${toString cfg.port}:5432" ]; # expect: HWC201
      volumes = [ "${cfg.state}:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = cfg.environment // { TZ = "UTC"; }; # expect: HWC401
      environmentFiles = [ config.age.secrets.${cfg.secret}.path ]; # expect: HWC402
      extraOptions = [ "--network=${cfg.network.mode}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
