{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  virtualisation.oci-containers.containers.db = lib.mkIf cfg.enable {
    image = "@image@"; # expect: HWC101
    ports = lib.mkIf (cfg.enable && true) [ "@address@:5432:5432" ]; # expect: HWC201
    volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
    environment."@variable@" = "@value@"; # expect: HWC401
    environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
    extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
  };
}
