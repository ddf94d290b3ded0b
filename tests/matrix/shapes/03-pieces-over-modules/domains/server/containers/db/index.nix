{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ./parts/config.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = "@image@"; # expect: HWC101
      ports = [ "@address@:5432:5432" ]; # expect: HWC201
      extraOptions = [ "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
