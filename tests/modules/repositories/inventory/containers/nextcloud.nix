{ config, machine, ... }:
let env = [ config.age.secrets.nextcloud-env.path ]; net = [ "nextcloud" ]; in
{
  virtualisation.oci-containers.containers = {
    nextcloud = { image = "docker.io/library/nextcloud:30.0.2-apache"; dependsOn = [ "nextcloud-db" "nextcloud-redis" ]; networks = net; environmentFiles = env; environment = { POSTGRES_HOST = "nextcloud-db"; REDIS_HOST = "nextcloud-redis"; NEXTCLOUD_TRUSTED_DOMAINS = "cloud.${machine.name}.lan"; }; volumes = [ "/srv/nextcloud/html:/var/www/html" ]; ports = [ "${machine.ip}:8082:80" ]; };
    nextcloud-db = { image = "docker.io/library/postgres:16.6"; networks = net; environmentFiles = env; volumes = [ "/srv/nextcloud/db:/var/lib/postgresql/data" ]; };
    nextcloud-redis = { image = "docker.io/library/redis:7.4.1-alpine"; networks = net; cmd = [ "redis-server" "--save" "60" "1" ]; };
  };
  systemd.tmpfiles.rules = [ "d /srv/nextcloud/html 0750 33 33 -" "d /srv/nextcloud/db 0700 999 999 -" ];
}
