{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ../services.nix ];

  config = lib.mkIf cfg.enable {
    homelab.services.db = {
      image = "@image@"; # expect: HWC101
      address = "@address@"; # expect: HWC201
      state = "@state@"; # expect: HWC301
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      secret = "@secret@";
      network = "@network@";
    };
  };
}
