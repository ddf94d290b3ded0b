{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = "docker.io/library/postgres:16.4";
      ports = [ "127.0.0.1:5432:5432" ];
      volumes = [ "/opt/databases/db:/var/lib/postgresql/data" ];
      environment.TZ = "UTC";
      environmentFiles = [ config.age.secrets.db-env.path ];
      extraOptions = [ "--network=bridge" "--device=/dev/ttyUSB0" ];
    };
  };
}
