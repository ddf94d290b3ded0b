{ config, lib, ... }:
let
  image = "docker.io/library/nginx:1.27.2";
in
{
  options.hwc.tier = lib.mkOption {
    type = lib.types.enum [ "a" "leak-tier-Xk29" ];
    default = "a";
    description = "A choice";
  };
  config.virtualisation.oci-containers.containers = {
    by-option = {
      inherit image;
      environment.DB_PASSWORD = "leak-tier-Xk29";
      extraOptions = lib.optional (config.hwc.tier == "leak-tier-Xk29") "--privileged";
    };
    by-unknown = {
      inherit image;
      environment.DB_PASSWORD = "leak-unknown-Xk29";
      ports = lib.mkIf (config.services.other.kind == "leak-unknown-Xk29") [ "8080:80" ];
      extraOptions = lib.optional config.services.other."leak-unknown-Xk29".on "--privileged";
    };
    # Nothing but its name says that this is a secret.
    by-name = {
      inherit image;
      extraOptions = lib.optional (config.services.other.apiToken == "leak-compared-Xk29") "--privileged";
    };
  };
}
