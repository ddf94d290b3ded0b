{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = "@image@"; # expect: HWC101
      ports = [ "@address@:5432:5432/tcp" ]; # expect: HWC201
      volumes = [
        "@state@:/var/lib/postgresql/data:rw" # expect: HWC301
        "${config.age.secrets."@secret@".path}:/run/db.env:ro" # expect: HWC402
      ];
      labels."org.example.@variable@" = "@value@"; # expect: HWC401
      networks = [ "@network@" ];
      devices = [ "/dev/ttyUSB0:/dev/ttyUSB0" ]; # expect: HWC203
      capabilities.NET_ADMIN = false;
      pull = "missing";
    };
  };
}
