{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment = {
        PUID = "1000";
        PGID = "1000";
      };
    };
    example-flags = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      extraOptions = [ "-e" "PUID=1000" "--env=PGID=1000" ];
    };
    example-user = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      user = "1000:1000";
    };
    example-file = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environmentFiles = [ "/run/sonarr.env" ];
    };
    example-proxy.image = "lscr.io/linuxserver/socket-proxy:3.0.9";
    example-desktops.image = "lscr.io/linuxserver/kasm:1.17.0";
    example-other.image = "docker.io/n8nio/n8n:1.70.3";
    example-unknown = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment = config.hwc.unheard-of.environment;
    };
    example-unknown-flags = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      extraOptions = [ "--memory=1g" ] ++ config.hwc.unheard-of.options;
    };
  };
}
