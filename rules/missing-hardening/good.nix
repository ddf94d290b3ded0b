{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--cap-drop=ALL" "--read-only" "--security-opt=no-new-privileges" ];
    };
    example-option = {
      image = "docker.io/n8nio/n8n:1.70.3";
      capabilities.NET_RAW = false;
      extraOptions = [ "--read-only=true" "--security-opt" "no-new-privileges:true" ];
    };
    example-unknown = {
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--read-only" ] ++ config.hwc.unheard-of.hardening;
    };
    example-privileged = {
      image = "docker.io/n8nio/n8n:1.70.3";
      privileged = true; # hwc-lint: ignore[HWC501] it is HWC501's finding
    };
  };
}
