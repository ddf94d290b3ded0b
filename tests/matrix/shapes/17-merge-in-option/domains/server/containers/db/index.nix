{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = lib.mkMerge [ (lib.mkDefault "docker.io/library/postgres:16.4") "@image@" ]; # expect: HWC101
      ports = lib.mkMerge [
        [ "127.0.0.1:9187:9187" ]
        (lib.mkIf cfg.enable [ "@address@:5432:5432" ]) # expect: HWC201
      ];
      volumes = lib.mkMerge [ (lib.mkBefore [ "@state@:/var/lib/postgresql/data" ]) (lib.mkAfter [ ]) ]; # expect: HWC301
      environment = lib.mkMerge [ { TZ = "UTC"; } { "@variable@" = lib.mkForce "@value@"; } { "@variable@" = "none"; } ]; # expect: HWC401
      environmentFiles = lib.mkMerge [ [ config.age.secrets."@secret@".path ] ]; # expect: HWC402
      extraOptions = lib.mkMerge [
        (lib.mkIf false [ "--network=none" ])
        [ "--network=@network@" ]
        [ "--device=/dev/ttyUSB0" ] # expect: HWC203
      ];
    };
  };
}
