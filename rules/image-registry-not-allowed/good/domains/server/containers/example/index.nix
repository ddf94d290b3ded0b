# hwc-lint: ignore-file[HWC105] an image without a registry counts as docker.io
{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/library/postgres:16.4";
    example-bare.image = "redis:7.4.1";
    example-owner.image = "ghcr.io/gethomepage/homepage:release-4.0.9";
    example-path.image = "registry.internal:5000/tools/tool:1.0";
    example-local.image = "localhost/tool:1.0";
    example-unknown.image = "${config.hwc.unheard-of.registry}/tool:1.0";
  };
}
