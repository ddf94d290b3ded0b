{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  number = lib.toInt "16";
  octets = map lib.toInt (lib.splitString "." "@address@");
  port = 5432;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = builtins.fromJSON (builtins.toJSON "@image@"); # expect: HWC101
      ports = [ "${lib.concatMapStringsSep "." toString octets}:${toString port}:${builtins.toJSON port}" ]; # expect: HWC201
      volumes = [ "@state@${lib.fixedWidthNumber 2 number}:/var/lib/postgresql/data" ]; # expect: HWC301
      environment = { "@variable@" = "@value@${toString number}"; }; # expect: HWC401
      environmentFiles = [ config.age.secrets.${toString "@secret@"}.path ]; # expect: HWC402
      extraOptions = [ "--network=${builtins.fromJSON "\"@network@\""}" "--device=/dev/ttyUSB${toString 0}" ]; # expect: HWC203
    };
  };
}
