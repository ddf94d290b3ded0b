{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example.image = "docker.io/n8nio/n8n:1.70.3";
    example-user = {
      image = "docker.io/n8nio/n8n:1.70.3";
      user = "1000:0";
    };
    example-overridden = {
      image = "docker.io/n8nio/n8n:1.70.3";
      user = "root";
      extraOptions = [ "--user=1000" ];
    };
    example-namespace = {
      image = "docker.io/n8nio/n8n:1.70.3";
      user = "0";
      extraOptions = [ "--userns=auto" ];
    };
    example-rootless = {
      image = "docker.io/n8nio/n8n:1.70.3";
      user = "0";
      podman.user = "apps";
    };
    example-puid = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment = {
        PUID = "1000";
        PGID = "1000";
      };
    };
    example-unused = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      user = "1000:1000";
      environment.PUID = "0";
    };
    # It is not of those of its publisher that read it.
    example-without = {
      image = "lscr.io/linuxserver/kasm:1.16.1";
      environment.PUID = "0";
    };
    example-unknown = {
      image = "docker.io/n8nio/n8n:1.70.3";
      user = config.hwc.unheard-of.user;
    };
  };
}
