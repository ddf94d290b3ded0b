{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/n8nio/n8n:1.70.3";
    example-none = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--network=none" ];
    };
    example-home = {
      image = "ghcr.io/home-assistant/home-assistant:2024.11.3";
      extraOptions = [ "--network=host" ];
    };
    example-media = {
      image = "docker.io/jellyfin/jellyfin:10.10.3";
      extraOptions = [ "--net" "host" ];
    };
    example-unknown = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--network=${config.hwc.unheard-of.network}" ];
    };
  };
}
