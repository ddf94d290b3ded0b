{ ... }:
let
  registry = "https://ghcr.io"; # expect: HWC104
  version = "";
in
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/n8nio/N8N:1.70.3"; # expect: HWC104
    example-space.image = "docker.io/n8nio/n8n: 1.70.3"; # expect: HWC104
    example-scheme.image = "${registry}/hotio/sonarr:release-4.0.9";
    example-tag.image = "docker.io/n8nio/n8n:${version}"; # expect: HWC104
    example-digest.image = "docker.io/n8nio/n8n@sha256:0123456789abcdef"; # expect: HWC104
    example-slash.image = "ghcr.io//hotio/sonarr:release-4.0.9"; # expect: HWC104
  };
}
