# Quadlet networks, subnets, services of NixOS beside containers.
{ config, pkgs, lib, ... }:
{
  virtualisation.quadlet.networks = {
    front.networkConfig.subnets = [ "10.89.10.0/24" ];
    back.networkConfig.subnets = [ "10.89.10.128/25" ]; # expect: HWC208
    near.networkConfig.subnets = [ "10.88.5.0/24" ]; # expect: HWC208
    apart.networkConfig.subnets = [ "10.90.0.0/24" ]; # expect: HWC208
    lone = { rootlessConfig.uid = 1001; networkConfig.subnets = [ "10.89.10.0/24" ]; };
    outside.networkConfig = { driver = "macvlan"; subnets = [ "10.90.0.0/24" ]; };
  };
  systemd.services.podman-network-more = {
    wantedBy = [ "multi-user.target" ];
    before = [ "podman-more.service" ];
    path = [ pkgs.podman ];
    serviceConfig.Type = "oneshot";
    script = "podman network inspect more || podman network create more --subnet 10.90.0.0/16";
  };

  services = {
    nginx.enable = true;
    nginx.virtualHosts."rack.example.org".locations."/".proxyPass = "http://127.0.0.1:3000";
    postgresql.enable = true;
    grafana = { enable = true; settings.server = { http_addr = "127.0.0.1"; http_port = 3000; }; };
    prometheus = { enable = true; port = 9090; listenAddress = "127.0.0.1"; };
    openssh.enable = true;
    adguardhome = { enable = true; port = 3003; };
    vaultwarden = { enable = true; config = { ROCKET_PORT = 8222; ROCKET_ADDRESS = "127.0.0.1"; }; };
    forgejo = { enable = true; settings.server.HTTP_PORT = 3030; };
    uptime-kuma = { enable = true; settings.PORT = "3031"; };
  };

  virtualisation.oci-containers.containers = {
    proxy = {
      image = "docker.io/library/nginx:1.27.2";
      ports = [ "80:80" ]; # expect: HWC205, HWC211
      networks = [ "front" ]; # expect: HWC207
    };
    db = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "127.0.0.1:5432:5432" ]; # expect: HWC205
      networks = [ "back" ]; # expect: HWC207
    };
    db6 = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "100.64.1.2:5432:5432" ];
      networks = [ "back" ]; # expect: HWC207
    };
    panel = {
      image = "docker.io/example/panel:1.0.0";
      ports = [ "127.0.0.1:3000:3000" ]; # expect: HWC205
      networks = [ "front" "back" ]; # expect: HWC207, HWC207
      environment = {
        DATABASE_URL = "postgresql://panel@db:5432/panel";
        PROXY_HOST = "proxy";
        OTHER_HOST = "apart"; # the name of a network, not of a container
      };
    };
    panel-lan = {
      image = "docker.io/example/panel:1.0.0";
      ports = [ "192.168.5.5:9090:3000" ]; # expect: HWC211
      networks = [ "apart" ]; # expect: HWC207
      environment.DB_HOST = "db"; # expect: HWC216
      environment.DB_BASE_URL = "http://db:8080"; # expect: HWC216
      environment.PANEL_BASE_URL = "http://db:8080"; # what the panel itself is called from outside
    };
    shell = {
      image = "docker.io/example/shell:1.0.0";
      ports = [ "22:22" ]; # expect: HWC205, HWC211
    };
    more = {
      image = "docker.io/example/more:1.0.0";
      networks = [ "more" ];
    };
    missing = {
      image = "docker.io/example/missing:1.0.0";
      networks = [ "nowhere" ]; # expect: HWC206
    };
    modes = {
      image = "docker.io/example/modes:1.0.0";
      ports = [ "127.0.0.1:7000:7000" ];
      extraOptions = [ "--network=slirp4netns:allow_host_loopback=true,port_handler=slirp4netns" ];
    };
    modes-pasta = {
      image = "docker.io/example/modes:1.0.0";
      extraOptions = [ "--network=pasta:-T,5432" ];
    };
    modes-ns = {
      image = "docker.io/example/modes:1.0.0";
      ports = [ "127.0.0.1:7001:7001" ]; # expect: HWC210
      extraOptions = [ "--network=ns:/run/netns/vpn" ];
    };
    modes-both = {
      image = "docker.io/example/modes:1.0.0";
      extraOptions = [
        "--network=front" # expect: HWC207
        "--network=host" # expect: HWC213
      ];
    };
    modes-none = {
      image = "docker.io/example/modes:1.0.0";
      networks = [ "none" ];
    };
    guard = {
      image = "docker.io/example/guard:1.0.0";
      ports = [ "3003:80" ]; # expect: HWC205, HWC211
    };
    vault = {
      image = "docker.io/example/vault:1.0.0";
      ports = [ "127.0.0.1:8222:80" ]; # expect: HWC205
    };
    forge = {
      image = "docker.io/example/forge:1.0.0";
      ports = [ "127.0.0.1:3030:3000" ]; # expect: HWC205
    };
    status = {
      image = "docker.io/example/status:1.0.0";
      ports = [ "127.0.0.1:3031:3001" ]; # expect: HWC205
    };
  };
}
