{ config, ... }:
let
  vars = import ../../../../vars.nix;
in
{
  users.users.books = {
    isSystemUser = true;
    uid = 998;
    group = "books";
  };
  users.groups.books.gid = 997;
  # in the group users, whose number is 100
  users.users.erin = {
    isNormalUser = true;
    uid = 1003;
  };

  virtualisation.oci-containers.containers = {
    example = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment = {
        PUID = "1000";
        PGID = "1000";
      };
    };
    example-identity = {
      image = "lscr.io/linuxserver/radarr:5.14.0";
      environment = {
        PUID = toString vars.identity.uid;
        PGID = "1000";
      };
    };
    example-ignored = {
      image = "docker.io/n8nio/n8n:1.70.3";
      environment.PUID = "1001";
    };
    example-user = {
      image = "lscr.io/linuxserver/lidarr:2.7.1";
      user = "1001:1001";
      environment.PUID = "1001";
    };
    example-account = {
      image = "lscr.io/linuxserver/calibre-web:0.6.24";
      environment.PUID = toString config.users.users.books.uid;
      environment.PGID = "997";
    };
    example-users = {
      image = "lscr.io/linuxserver/bazarr:1.5.1";
      environment.PUID = "1003";
      environment.PGID = "100";
    };
    example-pair = {
      image = "lscr.io/linuxserver/bazarr:1.5.1";
      environment.PUID = "1003";
      environment.PGID = "1003";
    };
    example-unknown = {
      image = "lscr.io/linuxserver/lidarr:2.7.1";
      environment.PUID = toString config.users.users.media.uid;
      environment.PGID = "1000";
    };
  };
}
