# A server at home: the LAN has 192.168.1.0/24, the tailnet 100.64.0.0/10.
{ config, lib, pkgs, ... }:
let
  lan = "192.168.1.10";
  tailnet = "100.101.102.103";
  tailnet6 = "fd7a:115c:a1e0::1";
in
{
  imports = [ ../modules/vpn.nix ../modules/pods.nix ../modules/macvlan.nix ];

  networking = {
    interfaces.enp3s0.ipv4.addresses = [ { address = lan; prefixLength = 24; } ];
    firewall = {
      allowedTCPPorts = [ 22 80 443 ];
      interfaces.tailscale0.allowedTCPPorts = [ 5432 ];
      interfaces.enp3s0.allowedTCPPorts = [ 3306 ]; # expect: HWC212
      trustedInterfaces = [ "tailscale0" ];
    };
  };

  virtualisation.oci-containers.containers = {
    # One database for each way to publish a port.
    db-all = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "5432:5432" ]; # expect: HWC201
    };
    db-v4 = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "0.0.0.0:5433:5432/tcp" ]; # expect: HWC201
    };
    db-v6 = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "[::]:5434:5432" ]; # expect: HWC201
    };
    db-lo = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "127.0.0.1:5435:5432" "[::1]:5435:5432" "127.1.2.3:5435:5432/tcp" ];
    };
    db-lan = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "${lan}:5436:5432" ]; # expect: HWC201
    };
    db-tailnet = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "${tailnet}:5437:5432" "[${tailnet6}]:5437:5432" ];
    };
    db-gateway = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "10.88.0.1:5438:5432" ];
    };
    db-mapped = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "[::ffff:127.0.0.1]:5439:5432" ];
    };
    db-random = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "127.0.0.1::5432" ]; # expect: HWC215
    };
    db-flag = {
      image = "docker.io/library/mariadb:11.4.4";
      extraOptions = [
        "-p" "3306:3306" # expect: HWC201
        "--publish=127.0.0.1:3307:3306"
      ];
    };
    db-short = {
      image = "docker.io/library/mariadb:11.4.4";
      extraOptions = [ "-p3308:3306" ]; # expect: HWC201
    };
    db-every = {
      image = "docker.io/library/redis:7.4.1";
      extraOptions = [ "-P" ]; # expect: HWC201
    };
    db-range = {
      image = "docker.io/library/redis:7.4.1";
      ports = [ "6379-6381:6379-6381" ]; # expect: HWC201
    };
    db-host = {
      image = "docker.io/library/redis:7.4.1";
      networks = [ "host" ]; # expect: HWC202
    };
    db-host-lo = {
      image = "docker.io/library/redis:7.4.1";
      networks = [ "host" ];
      cmd = [ "redis-server" "--bind" "127.0.0.1" "--port" "6390" ];
    };

    # Not databases, and what is open of them.
    web = {
      image = "docker.io/library/nginx:1.27.2";
      ports = [
        "8080:80" # expect: HWC211
        "127.0.0.1:8081:81"
        "53:53/UDP" # expect: HWC211
        "9000-9002:9000-9002" # expect: HWC211
        "127.0.0.1:9100-9110:80" # expect: HWC209
      ];
    };
    web-again = {
      image = "docker.io/library/nginx:1.27.2";
      ports = [
        "127.0.0.1:8080:80" # expect: HWC205
        "53:53/tcp" # expect: HWC211
        "9003:9003" # expect: HWC211
      ];
    };
    web-lo = {
      image = "docker.io/library/nginx:1.27.2";
      ports = [ "127.0.0.2:8082:80" "[::1]:8081:80" ];
    };
    broken = {
      image = "docker.io/library/nginx:1.27.2";
      ports = [
        "8090:80:tcp" # expect: HWC209
        "8091:80/tpc" # expect: HWC209
        "8092-8094:80-81" # expect: HWC209
        "::1:8095:80" # expect: HWC209
        "localhost:8096:80" # expect: HWC209
        "70000:80" # expect: HWC209
      ];
    };
  };
}
