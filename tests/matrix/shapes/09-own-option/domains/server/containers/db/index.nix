{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ../services.nix ];

  config = lib.mkIf cfg.enable {
    homelab.services.db = {
      image = "@image@";
      address = "@address@";
      state = "@state@";
      environment = { "@variable@" = "@value@"; };
      secret = "@secret@";
      network = "@network@";
    };
  };
}
