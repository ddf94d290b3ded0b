{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/n8nio/n8n:1.70.3";
    example-transport.image = "docker://docker.io/n8nio/n8n:1.70.3";
    example-archive.image = "oci-archive:/var/lib/images/Tool 1.tar";
    example-port.image = "registry.internal:5000/tools/n8n_next-gen.v2:1.70.3-Beta_2";
    example-registry.image = "Registry.internal/tool:1.0";
    example-tag.image = "docker.io/n8nio/n8n:RC-1.70";
    example-unknown.image = "docker.io/n8nio/n8n:${config.hwc.unheard-of.version}";
    example-unknown-name.image = "docker.io/${config.hwc.unheard-of.name}: 1";
  };
}
