{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkMerge [
    (lib.mkIf cfg.enable {
      virtualisation.oci-containers.containers.cache.image = "docker.io/library/nginx:1.27";
    })
    (if true then { } else {
      virtualisation.oci-containers.containers.db = {
        image = "@image@";
        ports = [ "@address@:5432:5432" ];
        volumes = [ "@state@:/var/lib/postgresql/data" ];
        environment."@variable@" = "@value@";
        environmentFiles = [ config.age.secrets."@secret@".path ];
        extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ];
      };
    })
  ];
}
