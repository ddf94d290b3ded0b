{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db.volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
    virtualisation.oci-containers.containers.db.environment."@variable@" = "@value@"; # expect: HWC401
    virtualisation.oci-containers.containers.db.environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
    virtualisation.oci-containers.containers.db.extraOptions = [ "--network=@network@" ];
  };
}
