{ config, lib, ... }:
let
  inherit (lib) mkIf;
  inherit (config.hwc.server.containers) db;
  values = {
    image = "@image@"; # expect: HWC101
    address = "@address@";
    volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
    environment = { "@variable@" = "@value@"; }; # expect: HWC401
    environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
    network = "@network@";
  };
  inherit (values) address network volumes;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = mkIf db.enable {
    virtualisation.oci-containers.containers.db = {
      inherit volumes;
      inherit (values) image environment environmentFiles;
      ports = [ "${address}:5432:5432" ]; # expect: HWC201
      extraOptions = [ "--network=${network}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
