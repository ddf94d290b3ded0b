{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
  instances = [
    {
      name = "db";
      image = "@image@"; # expect: HWC101
      address = "@address@"; # expect: HWC201
      state = "@state@"; # expect: HWC301
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      secret = "@secret@"; # expect: HWC402
      network = "@network@"; # expect: HWC203
    }
  ];
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = lib.mkMerge (map
      (v: {
      ${v.name} = {
        image = v.image;
        ports = [ "${v.address}:5432:5432" ];
        volumes = [ "${v.state}:/var/lib/postgresql/data" ];
        environment = v.environment;
        environmentFiles = [ config.age.secrets.${v.secret}.path ];
        extraOptions = [ "--network=${v.network}" "--device=/dev/ttyUSB0" ];
      };
      })
      instances);
  };
}
