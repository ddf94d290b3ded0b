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
        "-p@address@:5432:5432" # expect: HWC201
        "--mount=type=bind,source=@state@,target=/var/lib/postgresql/data" # expect: HWC301
        "-e@variable@=@value@" # expect: HWC401
        "--mount" "type=bind,src=${config.age.secrets."@secret@".path},dst=/run/db.env,ro" # expect: HWC402
        "--net=@network@"
        "--privileged" # expect: HWC203
      ];
    };
  };
}
