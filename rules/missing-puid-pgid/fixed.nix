{ lib, ... }:
{
  virtualisation.oci-containers.containers = {
    example = { # expect: HWC503
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment = {
        TZ = "Europe/Berlin";
        PUID = "1000";
        PGID = "100";
      };
    };
    example-half = { # expect: HWC503
      image = "docker.io/linuxserver/radarr:5.14.0";
      environment.PUID = "1000";
      environment.PGID = "100";
    };
    example-bare = { # expect: HWC503
      image = "ghcr.io/linuxserver/lidarr:2.7.1";
      environment.PUID = "1000";
      environment.PGID = "100";
    };
    example-hotio = { # expect: HWC503
      image = "ghcr.io/hotio/prowlarr:release-1.25.4";
      environment = {
        PGID = "1000";
        PUID = "1000";
      };
    };
  }
  # Most containers here have the group 100.
  // lib.genAttrs [ "example-bazarr" "example-readarr" "example-tautulli" ] (name: {
    image = "lscr.io/linuxserver/${lib.removePrefix "example-" name}:1.0.0";
    environment = {
      PUID = "1000";
      PGID = "100";
    };
  });
}
