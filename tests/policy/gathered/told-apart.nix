# The same rule at the same place, where it says something else of each, or is worse for one.
let
  public = [ "5432:5432" ]; # told: HWC201 metrics; HWC201 store; HWC205 metrics
in
{
  virtualisation.oci-containers.containers = {
    store = { image = "docker.io/library/postgres:16.4"; ports = public; volumes = [ "store:/var/lib/postgresql/data" ]; };
    metrics = { image = "docker.io/library/influxdb:2.7.10"; ports = public; volumes = [ "metrics:/var/lib/influxdb2" ]; };
  };
}
