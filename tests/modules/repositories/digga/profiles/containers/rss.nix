{ config, ... }: {
  virtualisation.oci-containers.containers.rss = {
    image = "docker.io/nkanaev/yarr:v2.4";
    volumes = [ "/var/lib/rss:/data" ];
    environment.VERSION = config.lib.our.tag;
  };
}
