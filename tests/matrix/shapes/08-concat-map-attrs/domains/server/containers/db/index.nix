{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
  instances.db = {
    image = "@image@"; # expect: HWC101
    address = "@address@";
    state = "@state@";
    environment = { "@variable@" = "@value@"; }; # expect: HWC401
    secret = "@secret@";
    network = "@network@";
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = lib.concatMapAttrs
      (name: v: {
      ${name} = {
        image = v.image;
        ports = [ "${v.address}:5432:5432" ]; # expect: HWC201
        volumes = [ "${v.state}:/var/lib/postgresql/data" ]; # expect: HWC301
        environment = v.environment;
        environmentFiles = [ config.age.secrets.${v.secret}.path ]; # expect: HWC402
        extraOptions = [ "--network=${v.network}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
      };
      })
      instances;
  };
}
