{ config, pkgs, ... }: {
  system.activationScripts.createNextcloudNetwork = ''
    ${pkgs.podman}/bin/podman network exists nextcloud || ${pkgs.podman}/bin/podman network create --opt isolate=true nextcloud
  '';
  virtualisation.oci-containers.containers = {
    nextcloud = {
      image = "docker.io/library/nextcloud:29.0.7-apache";
      ports = [ "127.0.0.1:8081:80" ];
      volumes = [ "/srv/nextcloud/html:/var/www/html" ];
      environment = {
        MYSQL_HOST = "nextcloud-db";
        MYSQL_DATABASE = "nextcloud";
        MYSQL_USER = "nextcloud";
        REDIS_HOST = "nextcloud-redis";
        NEXTCLOUD_TRUSTED_DOMAINS = "cloud.example.org nextcloud";
        OVERWRITEHOST = "cloud.example.org";
        OVERWRITEPROTOCOL = "https";
      };
      environmentFiles = [ config.age.secrets.nextcloud.path ];
      dependsOn = [ "nextcloud-db" "nextcloud-redis" ];
      extraOptions = [ "--network" "nextcloud" ];
    };
    nextcloud-cron = {
      image = "docker.io/library/nextcloud:29.0.7-apache";
      entrypoint = "/cron.sh";
      volumes = [ "/srv/nextcloud/html:/var/www/html" ];
      extraOptions = [ "--network=nextcloud" ];
    };
    nextcloud-db = {
      image = "docker.io/library/mariadb:11.4";
      cmd = [ "--transaction-isolation=READ-COMMITTED" "--log-bin=binlog" "--binlog-format=ROW" ];
      volumes = [ "/srv/nextcloud/db:/var/lib/mysql" ];
      environmentFiles = [ config.age.secrets.nextcloud.path ];
      extraOptions = [ "--network=nextcloud" "--network-alias=db" ];
    };
    nextcloud-redis = {
      image = "docker.io/library/redis:7-alpine";
      networks = [ "nextcloud" ];
    };
  };
  age.secrets.nextcloud.file = ../secrets/nextcloud.age;
}
