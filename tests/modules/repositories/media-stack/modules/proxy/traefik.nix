{ config, lib, ... }:
let cfg = config.my.traefik; in
{
  options.my.traefik.enable = lib.mkEnableOption "traefik";
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.traefik = {
      image = "docker.io/library/traefik:v3.2.1";
      cmd = [ "--providers.docker=true" "--entrypoints.websecure.address=:443" "--certificatesresolvers.letsencrypt.acme.email=admin@${config.networking.domain}" ];
      ports = [ "80:80" "443:443" ];
      volumes = [ "/run/podman/podman.sock:/var/run/docker.sock:ro" "/persist/appdata/traefik:/letsencrypt" ];
    };
    virtualisation.podman = { enable = true; dockerSocket.enable = true; defaultNetwork.settings.dns_enabled = true; };
    networking.firewall.allowedTCPPorts = [ 80 443 ];
  };
}
