{ ... }:
{
  virtualisation.oci-containers.containers = {
    example.image = "quay.io/prometheus/prometheus:v3.1.0"; # expect: HWC106
    example-below.image = "docker.io/n8nio/n8n:1.70.3"; # expect: HWC106
    example-bare.image = "grafana/grafana:11.4.0"; # expect: HWC106
    example-like.image = "ghcr.io.example.org/gethomepage/homepage:release-4.0.9"; # expect: HWC106
    example-port.image = "registry.internal:5000/toolshed/tool:1.0"; # expect: HWC106
  };
}
