{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = lib.concatStrings (lib.flatten [ [ "@image@" ] [ ] ]); # expect: HWC101
      ports = lib.flatten [ [ [ "@address@:5432:5432" ] ] [ "127.0.0.1:9187:9187" ] ]; # expect: HWC201
      volumes = lib.concatLists [ [ "@state@:/var/lib/postgresql/data" ] [ ] ]; # expect: HWC301
      environment = lib.foldl (a: b: a // b) { } (lib.flatten [ [ { "@variable@" = "@value@"; } ] ]); # expect: HWC401
      environmentFiles = lib.flatten [ config.age.secrets."@secret@".path [ ] ]; # expect: HWC402
      extraOptions = lib.flatten [
        "--memory=2g"
        [ "--network=@network@" [ "--device=/dev/ttyUSB0" ] ] # expect: HWC203
      ];
    };
  };
}
