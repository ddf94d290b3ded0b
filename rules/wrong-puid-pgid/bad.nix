{ config, lib, ... }:
let
  group = 985; # expect: HWC504
in
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment = {
        PUID = "1001"; # expect: HWC504
        PGID = "1000";
      };
    };
    example-flags = {
      image = "ghcr.io/hotio/radarr:release-5.14.0";
      extraOptions = [
        "--env=PUID=1000"
        "-e" "PGID=985" # expect: HWC504
      ];
    };
    example-number = {
      image = "lscr.io/linuxserver/lidarr:2.7.1";
      environment = {
        PUID = "1000";
        PGID = toString group;
      };
    };
  };
}
