{ config, lib, ... }:

with lib;

let
  cfg = config.hwc.server.containers.db;
  values = {
    image = "@image@"; # expect: HWC101
    address = "@address@";
    folder = "@state@";
    settings = { "@variable@" = "@value@"; }; # expect: HWC401
    credentials = "@secret@";
    joined = "@network@";
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = with cfg; with values; {
      inherit (values) image;
      ports = [ "${values.address}:${toString port}:5432" ]; # expect: HWC201
      volumes = [ "${folder}:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = settings;
      environmentFiles = [ config.age.secrets.${credentials}.path ]; # expect: HWC402
      extraOptions = optionals (port != 0) [ "--network=${joined}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
