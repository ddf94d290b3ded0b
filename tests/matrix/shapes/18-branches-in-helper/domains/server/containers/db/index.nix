{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  helpers = import ../_shared/pure.nix { inherit lib pkgs; };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable (lib.mkMerge [
    (helpers.mkContainer {
      name = "db";
      networkMode = cfg.network.mode;
      onMedia = {
        image = "@image@"; # expect: HWC101
        ports = [ "@address@:5432:5432" ]; # expect: HWC201
        volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
        environment = { "@variable@" = "@value@"; }; # expect: HWC401
        environmentFiles = [ config.age.secrets."@secret@".path ]; # expect: HWC402
        network = "@network@";
      };
      devices = [ "/dev/ttyUSB0" ]; # expect: HWC203
    })
  ]);
}
