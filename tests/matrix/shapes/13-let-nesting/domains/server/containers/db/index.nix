{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
  image = "@image@"; # expect: HWC101
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config =
    let
      address = "@address@"; # expect: HWC201
      publication = let port = 5432; in "${address}:${toString port}:${toString port}";
    in
    lib.mkIf cfg.enable {
      virtualisation.oci-containers.containers.db =
        let
          state = let folder = "@state@"; in folder;
          environment = { "@variable@" = let value = "@value@"; in value; }; # expect: HWC401
          network = "@network@";
        in
        {
          inherit image environment;
          ports = [ publication ];
          volumes = let target = "/var/lib/postgresql/data"; in [ "${state}:${target}" ]; # expect: HWC301
          environmentFiles = let secret = "@secret@"; in [
            config.age.secrets.${secret}.path # expect: HWC402
          ];
          extraOptions = [ "--network=${network}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
        };
    };
}
