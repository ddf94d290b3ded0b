{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = "@image@"; # expect: HWC101
      ports = [ "@address@:5432:5432" ]; # expect: HWC201
      volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      environmentFiles = [
        config.sops.templates."@secret@".path # expect: HWC402
      ];
      extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
