# container: edit.removeElements container.ports
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    ports = [
      "1:1" # one
      "2:2"
    ]; # open to the office
    volumes = [ ]; # none
  };
}
