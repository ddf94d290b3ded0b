# container: edit.removeElements container.ports
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    # open to the office
    volumes = [ ]; # none
  };
}
