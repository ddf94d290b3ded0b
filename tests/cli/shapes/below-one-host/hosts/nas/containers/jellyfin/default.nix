{ config, lib, pkgs, ... }:
let cfg = config.nas.containers.jellyfin; in {
  options.nas.containers.jellyfin = { enable = lib.mkEnableOption "jellyfin"; dataDir = lib.mkOption { type = lib.types.str; default = "/data/containers/jellyfin"; }; };
  config = lib.mkIf cfg.enable { virtualisation.oci-containers.containers.jellyfin = { image = "ghcr.io/x/jellyfin:1.0.0"; volumes = [ "${cfg.dataDir}:/data" "${cfg.dataDir}/cache:/cache" ]; environment = { PUID = "994"; PGID = "993"; }; }; systemd.tmpfiles.rules = [ "d ${cfg.dataDir} 0755 994 993 -" ]; };
}
