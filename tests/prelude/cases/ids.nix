# Numbers of accounts that NixOS has given once and for all, and a project's own beside them.
{ lib, ... }:
{
  module.ids.uids.app = 401;
  module.users.users.app = { isSystemUser = true; group = "users"; };

  show = config: {
    users = lib.getAttrs [ "root" "nginx" "postgres" "plex" "plexpy" "sabnzbd" "grafana" "nobody" "app" ] config.ids.uids;
    groups = lib.getAttrs [ "root" "wheel" "video" "render" "nginx" "plex" "sabnzbd" "docker" "users" "nogroup" ] config.ids.gids;
    user = "${toString config.ids.uids.transmission}:${toString config.ids.gids.transmission}";
    # Groups have the same numbers here and there.
    agree = lib.all (name: config.users.groups.${name}.gid == config.ids.gids.${name}) (lib.attrNames config.users.groups);
  };
}
