{ config, lib, pkgs, ... }:
let cfg = config.nas.containers.immich; in {
  options.nas.containers.immich = { enable = lib.mkEnableOption "immich"; dataDir = lib.mkOption { type = lib.types.str; default = "/data/containers/immich"; }; };
  config = lib.mkIf cfg.enable { virtualisation.oci-containers.containers.immich = { image = "ghcr.io/x/immich:1.0.0"; volumes = [ "${cfg.dataDir}:/data" "${cfg.dataDir}/cache:/cache" ]; environment = { PUID = "994"; PGID = "993"; }; }; systemd.tmpfiles.rules = [ "d ${cfg.dataDir} 0755 994 993 -" ]; };
}
