{ config, lib, ... }:
let
  linuxserver = settings: {
    image = "lscr.io/linuxserver/sonarr:4.0.10";
    volumes = [ "/opt/media/sonarr:/config" ];
  } // settings;
  nginx = settings: {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [ "/opt/media/web:/web" ];
  } // settings;
in
{
  virtualisation.oci-containers.containers = {
    # By a number of the user, alone or with a group.
    user-only = nginx {
      volumes = [ "/opt/media/web:/web" ]; # expect: HWC305
      user = "1000";
    };
    by-flag = nginx {
      volumes = [ "/opt/media/web:/web" ]; # expect: HWC305
      extraOptions = [ "--user=1000:1000" ];
    };
    padded = linuxserver {
      volumes = [ "/opt/media/sonarr:/config" ]; # expect: HWC305
      environment.PUID = "01000";
    };
    binhex = linuxserver {
      image = "docker.io/binhex/arch-sonarr:4.0.10-1-01";
      volumes = [ "/opt/media/sonarr:/config" ]; # expect: HWC305
      environment.PUID = toString 1000;
    };

    # By names, or by nothing that says who.
    named-group = nginx { user = "1000:media"; };
    named-user = nginx { user = "media"; };
    named-puid = linuxserver { environment.PUID = "media"; };
    empty-puid = linuxserver { environment.PUID = ""; };
    endless-puid = linuxserver { environment.PUID = lib.concatStrings (lib.genList (_: "1") 5000); };
    inherited-puid = linuxserver { extraOptions = [ "--env=PUID" ]; };
    named-pgid = linuxserver { environment = { PUID = "1000"; PGID = "media"; }; };
    unknown-puid = linuxserver { environment.PUID = toString config.services.unheard-of.uid; };
    unknown-group = nginx { user = "1000:${toString config.services.unheard-of.gid}"; };
    unknown-flags = linuxserver {
      environment.PUID = "1000";
      extraOptions = config.services.unheard-of.flags;
    };
    other-image = nginx { environment.PUID = "1000"; };
    user-wins = linuxserver {
      user = "911";
      environment.PUID = "1000";
    };
  };

  systemd.tmpfiles.rules = [
    "d /opt/media/sonarr 0755 911 911 -"
    "d /opt/media/web 0755 root root -"
  ];
}
