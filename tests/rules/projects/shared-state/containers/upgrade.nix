# Started by hand, while the server is stopped: a note, no error.
{
  virtualisation.oci-containers.containers.db-old = {
    image = "docker.io/library/mariadb:10.11.9";
    volumes = [ "db-old:/var/lib/mysql" ];
  };
  virtualisation.oci-containers.containers.db-upgrade = {
    image = "docker.io/library/mariadb:11.4.4";
    autoStart = false;
    volumes = [ "db-old:/var/lib/mysql" ]; # expect: HWC304
  };
}
