{ pkgs, ... }: {
  virtualisation.oci-containers.containers.probe = { image = "docker.io/prom/blackbox-exporter:v0.25.0"; ports = [ "9115:9115" ]; };
}
