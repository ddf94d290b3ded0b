{ config, lib, pkgs, ... }:
with lib;
let cfg = config.services.pihole; in
{
  options.services.pihole = {
    enable = mkEnableOption "Pi-hole";
    ip = mkOption { type = types.str; };
    tag = mkOption { type = types.str; default = "2024.07.0"; };
    dns = mkOption { type = types.listOf types.str; default = [ "1.1.1.1" ]; };
  };
  config = mkIf cfg.enable {
    virtualisation.oci-containers.containers.pihole = {
      image = "pihole/pihole:${cfg.tag}";
      ports = [ "${cfg.ip}:53:53/tcp" "${cfg.ip}:53:53/udp" "${cfg.ip}:8053:80" ];
      volumes = [ "/var/lib/pihole/etc:/etc/pihole" "/var/lib/pihole/dnsmasq.d:/etc/dnsmasq.d" ];
      environment = { TZ = config.time.timeZone; PIHOLE_DNS_ = concatStringsSep ";" cfg.dns; FTLCONF_LOCAL_IPV4 = cfg.ip; };
      extraOptions = [ "--cap-add=NET_ADMIN" "--dns=127.0.0.1" ];
    };
    systemd.services.podman-pihole.preStart = mkBefore ''
      mkdir -p /var/lib/pihole/{etc,dnsmasq.d}
    '';
    networking.firewall.interfaces.lan = { allowedTCPPorts = [ 53 8053 ]; allowedUDPPorts = [ 53 ]; };
  };
}
