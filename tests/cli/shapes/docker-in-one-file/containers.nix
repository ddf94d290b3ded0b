{ ... }: {
  virtualisation.oci-containers.backend = "docker";
  virtualisation.oci-containers.containers = {
    grafana = { image = "docker.io/grafana/grafana:11.0.0"; volumes = [ "/var/lib/grafana:/var/lib/grafana" ]; };
    loki = { image = "docker.io/grafana/loki:3.0.0"; volumes = [ "/var/lib/loki:/loki" ]; };
    db = { image = "docker.io/library/postgres:16"; volumes = [ "/var/lib/postgres-data:/var/lib/postgresql/data" ]; };
  };
}
