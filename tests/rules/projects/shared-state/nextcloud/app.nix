{
  virtualisation.oci-containers.containers.nextcloud = {
    image = "docker.io/library/nextcloud:30.0.2";
    volumes = [ "/opt/services/nextcloud:/var/www/html" ];
  };
}
