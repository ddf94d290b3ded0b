{ config, registry, ... }: {
  virtualisation.oci-containers.containers.mariadb = { image = "${registry}/mariadb:11.4.3"; volumes = [ "/srv/mariadb:/var/lib/mysql" ]; environment.TZ = config.time.timeZone; };
}
