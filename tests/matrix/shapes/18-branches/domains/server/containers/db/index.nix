{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  onMedia = cfg.network.mode == "media";
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image =
        if cfg.network.mode == "media"
        then "@image@" # expect: HWC101
        else "docker.io/library/postgres:16.4";
      ports = if onMedia then [ "@address@:5432:5432" ] else [ "127.0.0.1:5432:5432" ]; # expect: HWC201
      volumes = [ (if !onMedia then "/opt/databases/db:/data" else "@state@:/data") ]; # expect: HWC301
      environment = if cfg.network.mode == "media" then { "@variable@" = "@value@"; } else { TZ = "UTC"; }; # expect: HWC401
      environmentFiles = [ config.age.secrets.${if onMedia then "@secret@" else "db-env"}.path ]; # expect: HWC402
      extraOptions =
        [ "--device=/dev/ttyUSB0" ] # expect: HWC203
        ++ (if cfg.network.mode == "vpn" then [ "--network=container:gluetun" ]
        else if cfg.network.mode == "media" then [ "--network=@network@" ]
        else [ ]);
    };
  };
}
