# Options that decide what a container is called, or what is in it, make no other container.
{ lib, config, ... }:
let
  cfg = config.my;
  apps = {
    films = { image = "docker.io/library/busybox:1.30"; };
    map = { image = "docker.io/library/busybox:1.31"; cache = true; };
    mail = { image = "docker.io/library/busybox:1.32"; cache = false; };
  };
  worker = n: { name = "worker-${toString n}"; value.image = "docker.io/library/busybox:1.33"; };
  upwards = n: if n < cfg.workers then [ (worker n) ] ++ upwards (n + 1) else [ ];
  needed = n: if n >= 2 * cfg.workers then [ ] else [ (worker n) ] ++ needed (n + 1);
in
{
  virtualisation.oci-containers.containers =
    lib.mapAttrs' (name: app: lib.nameValuePair (if cfg.prefix == "" then name else "${cfg.prefix}-${name}") { inherit (app) image; }) apps
    // lib.concatMapAttrs (name: app: lib.optionalAttrs (app.cache or false) { "${name}-cache".image = "docker.io/library/busybox:1.34"; }) apps
    // lib.mapAttrs' (name: app: lib.nameValuePair (lib.concatStringsSep "-" ([ "app" name ] ++ lib.optional (cfg.stage != "prod") cfg.stage)) {
      inherit (app) image;
      environment = lib.optionalAttrs (cfg.stage == "test") { DEBUG = "1"; };
    }) (lib.filterAttrs (_: app: app.image != null) cfg.apps)
    // lib.listToAttrs (upwards 0 ++ needed 2);
}
