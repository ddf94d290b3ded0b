{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  values = {
    image = "@image@"; # expect: HWC101
    environment = { "@variable@" = "@value@"; }; # expect: HWC401
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = if values ? image then values.image else "docker.io/library/postgres:16.4";
      ports = [ "${lib.attrByPath [ "listen" "address" ] "@address@" cfg}:5432:5432" ]; # expect: HWC201
      volumes = [ "${lib.attrByPath [ "state" ] "@state@" values}:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = lib.attrByPath [ "environment" ] { } values;
      environmentFiles = [ (lib.attrByPath [ "@secret@" "path" ] "/run/agenix/db-env" config.age.secrets) ]; # expect: HWC402
      extraOptions = [
        (if lib.hasAttrByPath [ "network" "mode" ] cfg then "--network=none" else "--network=@network@")
        "--device=/dev/ttyUSB0" # expect: HWC203
      ];
    };
  };
}
