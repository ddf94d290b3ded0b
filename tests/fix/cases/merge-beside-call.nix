# container: edit.appendToOption container "systemd.tmpfiles.rules" ''"d /opt/db 0755 1000 1000 -"''
{ config, lib, ... }:
let
  inherit (import ./helpers.nix { inherit lib; }) mkContainer;
in
{
  config = mkContainer {
    name = "db";
    image = "postgres:16";

    # one of each
    extraOptions = [
      ''
        --label=a
          b
      ''
    ];
  };
}
