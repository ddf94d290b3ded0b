{ options, config, lib, pkgs, ... }:
with lib;
with lib.plusultra;
let
  cfg = config.plusultra.services.homepage;
in
{
  options.plusultra.services.homepage = with types; {
    enable = mkBoolOpt false "Homepage dashboard";
    port = mkOpt port 3030 "The port";
    version = mkOpt str "v0.9.12" "The version";
  };
  config = mkIf cfg.enable {
    plusultra.virtualization.podman = enabled;
    virtualisation.oci-containers.containers.homepage = {
      image = "ghcr.io/gethomepage/homepage:${cfg.version}";
      ports = [ "127.0.0.1:${toString cfg.port}:3000" ];
      volumes = [ "/var/lib/homepage:/app/config" ];
      environment = { PUID = "1000"; PGID = "1000"; };
    };
    systemd.tmpfiles.rules = [ "d /var/lib/homepage 0755 1000 1000 -" ];
  };
}
