{ config, lib, pkgs, ... }:
let cfg = config.nas.containers.paperless; in {
  options.nas.containers.paperless = { enable = lib.mkEnableOption "paperless"; dataDir = lib.mkOption { type = lib.types.str; default = "/data/containers/paperless"; }; };
  config = lib.mkIf cfg.enable { virtualisation.oci-containers.containers.paperless = { image = "ghcr.io/x/paperless:1.0.0"; volumes = [ "${cfg.dataDir}:/data" "${cfg.dataDir}/cache:/cache" ]; environment = { PUID = "994"; PGID = "993"; }; }; systemd.tmpfiles.rules = [ "d ${cfg.dataDir} 0755 994 993 -" ]; };
}
