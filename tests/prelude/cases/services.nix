# Proxies, databases, remote access and backups.
{ lib, ... }:
{
  module.imports = [
    {
      services.caddy.virtualHosts."a.example.org".extraConfig = "reverse_proxy localhost:8080";
      services.nginx.virtualHosts."b.example.org" = { forceSSL = true; locations."/".proxyPass = "http://127.0.0.1:3000"; };
      services.traefik.dynamicConfigOptions.http.routers.a.rule = "Host(`a`)";
      services.postgresql = { enable = true; ensureDatabases = [ "a" ]; ensureUsers = [ { name = "a"; ensureDBOwnership = true; } ]; };
      services.redis.servers."" = { enable = true; };
      services.redis.servers.cache = { enable = true; };
      services.restic.backups.main = { paths = [ "/opt" ]; repository = "/mnt/backup"; };
      services.borgbackup.jobs.main = { paths = "/opt"; repo = "/mnt/borg"; encryption.mode = "none"; };
      virtualisation.quadlet.containers.web.containerConfig = { image = "a"; publishPorts = [ "80:80" ]; };
    }
    {
      services.caddy.virtualHosts."a.example.org".extraConfig = "encode gzip";
      services.nginx.virtualHosts."b.example.org".locations."/api".proxyPass = "http://127.0.0.1:3001";
      services.traefik.dynamicConfigOptions.http.routers.b.rule = "Host(`b`)";
      services.postgresql = { enableTCPIP = true; ensureDatabases = [ "b" ]; settings.max_connections = 200; };
      services.openssh = { enable = true; settings.PermitRootLogin = "no"; settings.MaxAuthTries = 3; };
      services.cloudflared.tunnels.t.ingress = { "x.org" = "http://localhost:80"; "y.org".service = "ssh://localhost:22"; };
      services.restic.backups.main.paths = [ "/var/lib" ];
      services.grafana.settings.server.http_addr = "0.0.0.0";
      virtualisation.quadlet.containers.web.containerConfig.publishPorts = [ "443:443" ];
      virtualisation.quadlet.networks.media.networkConfig.subnets = [ "10.89.0.0/24" ];
    }
  ];

  show = config: {
    caddy = lib.mapAttrs (_: host: { inherit (host) hostName extraConfig; }) config.services.caddy.virtualHosts;
    nginx = lib.mapAttrs (_: host: { inherit (host) forceSSL enableACME locations; }) config.services.nginx.virtualHosts;
    traefik = config.services.traefik.dynamicConfigOptions;
    postgresql = { inherit (config.services.postgresql) enable settings ensureDatabases ensureUsers; };
    redis = lib.mapAttrs (_: server: { inherit (server) port bind unixSocket user; }) config.services.redis.servers;
    openssh = { inherit (config.services.openssh) enable ports settings; };
    tunnels = config.services.cloudflared.tunnels;
    restic = { inherit (config.services.restic.backups.main) paths repository user timerConfig; };
    borg = { inherit (config.services.borgbackup.jobs.main) paths repo startAt; };
    grafana = config.services.grafana.settings.server;
    jellyfin = config.services.jellyfin.enable;
    quadlet = config.virtualisation.quadlet.containers;
    networks = config.virtualisation.quadlet.networks;
  };
}
