{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
  vars = config.hwc.vars;
in
{
  imports = [ ./options.nix ./surroundings.nix ../../../vars.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = vars.images.postgres; # expect: HWC101
      ports = [ "${vars.address}:5432:5432" ]; # expect: HWC201
      volumes = [ "${vars.state}:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = vars.environment; # expect: HWC401
      environmentFiles = [ config.age.secrets.${vars.secret}.path ]; # expect: HWC402
      extraOptions = [ "--network=${vars.network}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
