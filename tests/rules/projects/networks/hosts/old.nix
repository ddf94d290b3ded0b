# Docker, with its own words.
{ pkgs, ... }:
{
  virtualisation.oci-containers.backend = "docker";
  systemd.services.init-network = {
    wantedBy = [ "multi-user.target" ];
    after = [ "network.target" ];
    serviceConfig.Type = "oneshot";
    script = ''
      check=$(${pkgs.docker}/bin/docker network ls | grep "web" || true)
      if [ -z "$check" ]; then
        ${pkgs.docker}/bin/docker network create --subnet 10.88.0.0/24 web
      fi
    '';
  };
  virtualisation.oci-containers.containers = {
    app = {
      image = "docker.io/example/app:1.0.0";
      ports = [ "127.0.0.1:8000-8010:8000" ];
      extraOptions = [ "--net=web" "--add-host=host.docker.internal:host-gateway" ]; # expect: HWC207
      environment.CACHE_HOST = "cache";
    };
    cache = {
      image = "docker.io/library/redis:7.4.1";
      dependsOn = [ "app" ];
      extraOptions = [ "--network" "name=web,alias=cache" ]; # expect: HWC207
    };
    sniff = {
      image = "docker.io/example/sniff:1.0.0";
      dependsOn = [ "app" ];
      ports = [ "8001:80" ]; # expect: HWC210
      extraOptions = [ "--network=container:app" ];
    };
    lan = {
      image = "docker.io/library/mariadb:11.4.4";
      extraOptions = [ "--network=bridge" ];
      ports = [ "172.17.0.1:3306:3306" ];
    };
  };
}
