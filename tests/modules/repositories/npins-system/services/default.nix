{ config, ... }: {
  virtualisation.oci-containers.containers.grocy = { image = "lscr.io/linuxserver/grocy:4.3.0"; environmentFiles = [ config.age.secrets.grocy.path ]; ports = [ "127.0.0.1:9283:80" ]; };
}
