{ config, ... }:
{
  users.groups.media.gid = 1000;

  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.2";
      user = "1000:1000";
      volumes = [
        "/opt/media/same:/same"
        "/opt/media/named:/named"
        "/opt/media/unheard-of:/unheard-of"
        "/opt/media/read:/read:ro"
        "/opt/media/none:/none"
        "/opt/media/group:/group"
        "/opt/media/group-by-name:/group-by-name"
        "/opt/media/everybody:/everybody"
        "/opt/media/read:/chowned-by-podman:U"
        "/opt/media/scripted/below:/scripted"
        "/opt/media/listed:/listed"
      ];
    };
    sonarr = {
      image = "lscr.io/linuxserver/sonarr:4.0.10";
      environment.PUID = "1000";
      volumes = [ "/opt/media/same:/config" ];
    };
    member = {
      image = "docker.io/library/nginx:1.27.2";
      user = "1000:1000";
      volumes = [ "/opt/media/others:/others" ];
      extraOptions = [ "--group-add=100" ];
    };
    without-group = {
      image = "docker.io/library/nginx:1.27.2";
      user = "1000";
      volumes = [ "/opt/media/others:/others" ];
    };
    mapped = {
      image = "docker.io/library/nginx:1.27.2";
      user = "1000:1000";
      volumes = [ "/opt/media/read:/read" ];
      extraOptions = [ "--uidmap=0:1000000:65536" ];
    };
    # Root may write whoever owns the directory, and so may who is given the capability for it.
    root = {
      image = "docker.io/library/nginx:1.27.2";
      user = "root";
      volumes = [ "/opt/media/others:/others" ];
    };
    root-by-number = {
      image = "docker.io/library/nginx:1.27.2";
      user = "0:0";
      volumes = [ "/opt/media/same:/same" ];
      extraOptions = [ "--cap-drop=NET_RAW" ];
    };
    root-again = {
      image = "docker.io/library/nginx:1.27.2";
      user = "0:0";
      volumes = [ "/opt/media/same:/same" ];
      extraOptions = [ "--cap-drop=all" "--cap-add=dac_override" ];
    };
    entitled = {
      image = "docker.io/library/nginx:1.27.2";
      user = "1001:1001";
      volumes = [ "/opt/media/read:/read" ];
      capabilities.DAC_OVERRIDE = true;
    };
    # PUID is for the files that it leaves behind.
    wireguard = {
      image = "lscr.io/linuxserver/wireguard:1.0.20210914";
      environment.PUID = "1000";
      volumes = [ "/opt/media/read:/config" ];
    };
    # Nothing is known of the users of these.
    postgres = {
      image = "docker.io/library/postgres:16.4";
      volumes = [ "/opt/databases/postgres:/var/lib/postgresql/data" ];
    };
    named = {
      image = "docker.io/library/nginx:1.27.2";
      user = "nginx";
      volumes = [ "/opt/media/read:/read" ];
    };
    other = {
      image = "docker.io/library/nginx:1.27.2";
      environment.PUID = "1000";
      volumes = [ "/opt/media/read:/read" ];
    };
  };

  systemd.tmpfiles.rules = [
    "d /opt/media/same 0755 1000 1000 -"
    "d /opt/media/named 0755 media media -"
    "d /opt/media/unheard-of 0755 ${config.services.unheard-of.user} users -"
    "d /opt/media/read 0755 root root -"
    "d /opt/databases/postgres 0700 999 999 -"
    # The mode, a script or an access list lets the container in.
    "d /opt/media/group 2775 root 1000 -"
    "d /opt/media/group-by-name 2775 root media -"
    "d /opt/media/others 0775 root 100 -"
    "d /opt/media/everybody 1777 root root -"
    "d /opt/media/scripted/below 0755 root root -"
    "d /opt/media/listed 0755 root root -"
    "a+ /opt/media/listed - - - - u:1000:rwx"
  ];

  systemd.services.podman-example.preStart = "chown -R 1000:1000 /opt/media/scripted";
}
