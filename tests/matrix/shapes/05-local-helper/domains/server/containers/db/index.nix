{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;

  mk = { image, port, address, state, environment ? { }, secret, network }: {
    inherit image environment;
    ports = [ "${address}:${toString port}:5432" ]; # expect: HWC201
    volumes = [ "${state}:/var/lib/postgresql/data" ]; # expect: HWC301
    environmentFiles = [ config.age.secrets.${secret}.path ]; # expect: HWC402
    extraOptions = [ "--network=${network}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = mk {
      image = "@image@"; # expect: HWC101
      port = 5432;
      address = "@address@";
      state = "@state@";
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      secret = "@secret@";
      network = "@network@";
    };
  };
}
