{ config, pkgs, lib, vars, ... }:
let
  user = config.users.users.${vars.user};
  linuxserver = name: tag: "lscr.io/linuxserver/${name}:${tag}";
  common = {
    PUID = toString user.uid;
    PGID = toString vars.gid;
    TZ = config.time.timeZone;
  };
in
{
  virtualisation.oci-containers.containers = {
    sonarr = {
      image = linuxserver "sonarr" "4.0.11";
      environment = common;
      volumes = [
        "${vars.paths.data}/sonarr:/config"
        "${vars.paths.media}:/media"
      ];
      ports = [ "127.0.0.1:8989:8989" ];
    };
    jellyfin = {
      image = "docker.io/jellyfin/jellyfin:10.10.3";
      user = "${toString user.uid}:${toString config.users.groups.users.gid}";
      volumes = [ "${vars.paths.data}/jellyfin:/config" "${vars.paths.media}:/media:ro" ];
      extraOptions = [ "--network=host" ] ++ lib.optionals pkgs.stdenv.hostPlatform.isx86_64 [ "--device=/dev/dri:/dev/dri" ];
    };
  };
  systemd.tmpfiles.rules = map (n: "d ${vars.paths.data}/${n} 0755 ${vars.user} users -") [ "sonarr" "jellyfin" "media" ];
}
