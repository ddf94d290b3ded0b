# container: edit.appendToOption container "systemd.tmpfiles.rules" ''"d /opt/db 0755 1000 1000 -"''
{ config, lib, ... }:
let
  inherit (import ./helpers.nix { inherit lib; }) mkContainer;
in
{
  config = lib.mkIf true (lib.mkMerge [
    (mkContainer {
    name = "db";
    image = "postgres:16";
    extraOptions = [ "--label=a
      b" ];
  })
    {
      systemd.tmpfiles.rules = [
        "d /opt/db 0755 1000 1000 -"
      ];
    }
  ]);
}
