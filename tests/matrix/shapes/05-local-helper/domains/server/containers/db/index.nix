{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;

  mk = { image, port, address, state, environment ? { }, secret, network }: {
    inherit image environment;
    ports = [ "${address}:${toString port}:5432" ];
    volumes = [ "${state}:/var/lib/postgresql/data" ];
    environmentFiles = [ config.age.secrets.${secret}.path ];
    extraOptions = [ "--network=${network}" "--device=/dev/ttyUSB0" ];
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = mk {
      image = "@image@"; # expect: HWC101
      port = 5432;
      address = "@address@"; # expect: HWC201
      state = "@state@"; # expect: HWC301
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      secret = "@secret@"; # expect: HWC402
      network = "@network@"; # expect: HWC203
    };
  };
}
