{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = "@image@"; # expect: HWC101
      extraOptions = [
        "--publish=@address@:5432:5432" # expect: HWC201
        "--volume=@state@:/var/lib/postgresql/data" # expect: HWC301
        "--env=@variable@=@value@" # expect: HWC401
        "--env-file=${config.age.secrets."@secret@".path}" # expect: HWC402
        "--network=@network@"
        "--device=/dev/ttyUSB0" # expect: HWC203
      ];
    };
  };
}
