{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = { # expect: HWC510
      image = "docker.io/n8nio/n8n:1.70.3";
    };
    example-half = { # expect: HWC510
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--cap-drop=ALL" "--read-only" ];
    };
    example-off = { # expect: HWC510
      image = "docker.io/n8nio/n8n:1.70.3";
      extraOptions = [ "--cap-drop=ALL" "--read-only=false" "--security-opt=no-new-privileges" ];
    };
  };
}
