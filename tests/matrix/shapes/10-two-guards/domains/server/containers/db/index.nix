{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable (lib.mkMerge [
    {
      virtualisation.oci-containers.containers.db = {
        image = lib.mkDefault "docker.io/library/postgres:16.4";
        extraOptions = [ "--device=/dev/ttyUSB0" ]; # expect: HWC203
      };
    }
    (lib.mkIf (cfg.network.mode == "media") {
      virtualisation.oci-containers.containers.db = lib.mkIf cfg.shared {
        image = "@image@"; # expect: HWC101
        ports = [ "@address@:5432:5432" ]; # expect: HWC201
        volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
        environment."@variable@" = "@value@"; # expect: HWC401
        environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
        extraOptions = [ "--network=@network@" ];
      };
    })
  ]);
}
