{ guest, config, ... }: {
  networking.interfaces.eth0.ipv4.addresses = [ { address = guest.ip; prefixLength = 24; } ];
  virtualisation.oci-containers.containers.promtail = { image = "docker.io/grafana/promtail:3.2.1"; hostname = "${config.networking.hostName}.vm"; };
}
