{ lib, config, ... }:
let
  inherit (config) my networking;
  switchedOff = false;
in
{
  options.my = {
    roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
    user = lib.mkOption { type = lib.types.str; };
    cache.enable = lib.mkEnableOption "the cache";
  };
  config = lib.mkMerge [
    (lib.mkIf (lib.elem "web" my.roles) {
      virtualisation.oci-containers.containers.web.image = "docker.io/library/nginx:1.27.3";
    })
    (lib.mkIf (lib.elem "database" my.roles) {
      virtualisation.oci-containers.containers.database.image = "docker.io/library/postgres:17.2";
    })
    (lib.mkIf my.cache.enable {
      virtualisation.oci-containers.containers.database.volumes = [ "/mnt/cache:/cache" ];
    })
    {
      virtualisation.oci-containers.containers = {
        # Definitions of other conditions stay out: they may exclude each other.
        by-name = lib.mkMerge [
          (lib.mkIf (networking.hostName == "gamma") { image = "docker.io/library/redis:7.4.1"; })
          (lib.mkIf (networking.hostName == "delta") { extraOptions = [ "--network=host" ]; })
        ];
        also-an-option = lib.mkIf (my.cache.enable && lib.elem "cache" my.roles) {
          image = "docker.io/library/redis:7.4.2";
          volumes = lib.optional my.cache.enable "/mnt/cache:/cache";
        };
        # What fails may be what the condition is there for.
        fails = lib.mkIf (my ? admin) { image = "docker.io/library/redis:${my.user}"; };
        off = lib.mkIf switchedOff { image = "docker.io/library/redis:7.4.3"; };
      };
    }
  ];
}
