{ nodes, registry, ... }: {
  virtualisation.oci-containers.containers.shop = { image = "${registry}/shop:3.1.0"; environment.DB_HOST = "${nodes.db.config.networking.hostName}.example.net"; ports = [ "443:8443" ]; };
}
