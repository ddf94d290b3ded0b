{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  helpers = import ../_shared/pure.nix { inherit lib pkgs; };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable (lib.mkMerge [
    (helpers.mkContainer { # expect: HWC203
      name = "db";
      image = "@image@"; # expect: HWC101
      address = "@address@"; # expect: HWC201
      state = "@state@"; # expect: HWC301
      environment = { "@variable@" = "@value@"; }; # expect: HWC401
      environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
      networkMode = "@network@";
    })
    { systemd.services.podman-db.after = [ "network-online.target" ]; }
  ]);
}
