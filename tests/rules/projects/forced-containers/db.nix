# The host forces another set: this container is not left out by a condition, it is gone.
{
  virtualisation.oci-containers.containers.db.image = "docker.io/library/postgres:15";
}
