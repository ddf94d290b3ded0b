{ config, lib, pkgs, ... }:
let cfg = config.nas.containers.vaultwarden; in {
  options.nas.containers.vaultwarden = { enable = lib.mkEnableOption "vaultwarden"; dataDir = lib.mkOption { type = lib.types.str; default = "/data/containers/vaultwarden"; }; };
  config = lib.mkIf cfg.enable { virtualisation.oci-containers.containers.vaultwarden = { image = "ghcr.io/x/vaultwarden:1.0.0"; volumes = [ "${cfg.dataDir}:/data" "${cfg.dataDir}/cache:/cache" ]; environment = { PUID = "994"; PGID = "993"; }; }; systemd.tmpfiles.rules = [ "d ${cfg.dataDir} 0755 994 993 -" ]; };
}
