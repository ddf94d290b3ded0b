{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  base = {
    environment.TZ = "UTC";
    image = "docker.io/library/postgres:16.4";
    ports = [ "127.0.0.1:9187:9187" ];
    extraOptions = [ "--memory=2g" ];
  };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = lib.recursiveUpdate base {
      image = "@image@"; # expect: HWC101
      ports = [ "@address@:5432:5432" ]; # expect: HWC201
      volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
      extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
