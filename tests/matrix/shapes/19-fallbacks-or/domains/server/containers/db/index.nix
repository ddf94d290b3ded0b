{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  values.image = "@image@"; # expect: HWC101
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = values.image or "docker.io/library/postgres:16.4";
      ports = [ "${cfg.address or "@address@"}:5432:5432" ]; # expect: HWC201
      volumes = [ "${config.hwc.paths.databases or "@state@"}:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = cfg.environment or { "@variable@" = "@value@"; }; # expect: HWC401
      environmentFiles = [ (config.age.secrets."@secret@" or { path = "/run/agenix/db-env"; }).path ]; # expect: HWC402
      extraOptions = [ "--network=${cfg.network.mode or "@network@"}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
