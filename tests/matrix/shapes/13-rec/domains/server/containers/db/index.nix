{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
  values = rec {
    image = "@image@"; # expect: HWC101
    address = "@address@"; # expect: HWC201
    port = 5432;
    publication = "${address}:${toString port}:${toString port}";
    root = "@state@"; # expect: HWC301
    volume = "${root}:/var/lib/postgresql/data";
    environment = { "@variable@" = "@value@"; }; # expect: HWC401
    secret = "@secret@";
    file = config.age.secrets.${secret}.path;
    network = "@network@";
    flags = [ "--network=${network}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      inherit (values) image environment;
      ports = [ values.publication ];
      volumes = [ values.volume ];
      environmentFiles = [ values.file ]; # expect: HWC402
      extraOptions = values.flags;
    };
  };
}
