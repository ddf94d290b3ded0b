{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.2";
      user = "1000:1000";
      volumes = [
        "/opt/media/example:/config" # expect: HWC305
        "/opt/media/left:/left" # expect: HWC305
        "/opt/media/others:/others" # expect: HWC305
      ];
    };
    # root without the capability that lets it write everywhere
    confined = {
      image = "docker.io/library/nginx:1.27.2";
      user = "0:0";
      volumes = [ "/opt/media/confined:/data" ]; # expect: HWC305
      extraOptions = [ "--cap-drop=ALL" "--cap-add=CHOWN,SETUID" ];
    };
    sonarr = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment.PUID = "1000";
      volumes = [ "/opt/media/sonarr:/config" ]; # expect: HWC305
    };
  };

  systemd.tmpfiles.rules = [
    "d /opt/media/example 0755 1000 1000 -"
    "d /opt/media/left 0755 - - -"
    "d /opt/media/others 0775 1000 1000 -"
    "d /opt/media/sonarr 0755 1000 911 -"
    "d /opt/media/confined 0755 0 0 -"
  ];
}
