# What a function writes for each container: what differs in nothing but the name is one mistake.
{ lib, ... }:
let
  instances = { sonarr = 8989; radarr = 7878; lidarr = 8686; };
in
{
  virtualisation.oci-containers.containers = lib.mapAttrs (name: port: {
    image = "lscr.io/linuxserver/${name}:latest"; # told: HWC101 lidarr, radarr, sonarr
    ports = [ "127.0.0.1:${toString port}:${toString port}" ];
    environment = {
      PUID = "1000";
      PGID = "1000";
    };
    volumes = [ "/opt/media/${name}:/config" ]; # told: HWC301 lidarr, radarr, sonarr
  }) instances;
}
