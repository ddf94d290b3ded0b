{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
  service = {
    image = "@image@"; # expect: HWC101
    listen.address = null;
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = service.image or "docker.io/library/postgres:16.4";
      ports = [ "${service.address or "@address@"}:5432:5432" ]; # expect: HWC201
      volumes = [ "${if service ? state then service.state else "@state@"}:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = lib.attrByPath [ "listen" "environment" ] { "@variable@" = "@value@"; } service; # expect: HWC401
      environmentFiles = [ (lib.attrByPath [ "@secret@" "path" ] "/run/agenix/db-env" config.age.secrets) ]; # expect: HWC402
      extraOptions = [
        "--network=${if lib.hasAttrByPath [ "listen" "network" ] service then "none" else "@network@"}"
        "--device=${lib.findFirst (device: device != null) "/dev/ttyUSB0" [ (service.device or null) ]}" # expect: HWC203
      ];
    };
  };
}
