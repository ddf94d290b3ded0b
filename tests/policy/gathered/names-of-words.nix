# Containers whose names are words of the messages: what the rule itself writes is not taken for a name.
let
  onNetwork = [ "--network=apps" ]; # told: HWC206 database, network, start
in
{
  virtualisation.oci-containers.containers = {
    network = { image = "docker.io/a/network:1.0.0"; extraOptions = onNetwork; };
    database = { image = "docker.io/a/database:1.0.0"; extraOptions = onNetwork; };
    start = { image = "docker.io/a/start:1.0.0"; extraOptions = onNetwork; };
  };
}
