{ config, lib, keys, ... }:
{
  options.services.web = {
    upstream = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
    tag = lib.mkOption { type = lib.types.str; default = "1.27.2"; };
  };
  config = {
    users.users.root.openssh.authorizedKeys.keys = keys;
    virtualisation.oci-containers.containers.web = lib.mkIf (config.services.web.upstream != null) {
      image = "docker.io/library/nginx:${config.services.web.tag}";
      environment.UPSTREAM = config.services.web.upstream;
      ports = [ "8080:80" ];
    };
  };
}
