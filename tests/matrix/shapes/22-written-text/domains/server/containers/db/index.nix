{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  settings = pkgs.writeText "db.env" ''
    TZ=UTC
    @variable@=@value@ # expect: HWC401
  '';
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = "@image@"; # expect: HWC101
      ports = [ "@address@:5432:5432" ]; # expect: HWC201
      volumes = [ "@state@:/var/lib/postgresql/data" ]; # expect: HWC301
      environmentFiles = [ "${settings}" config.age.secrets."@secret@".path ]; # expect: HWC402
      extraOptions = [ "--network=@network@" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
