# container: edit.appendTo container "extraOptions" ''"-t"''
{ config, lib, ... }:
let
  inherit (import ./helpers.nix { inherit lib; }) mkContainer;
in
{
  config = lib.mkIf true (lib.mkMerge [
    (mkContainer {
      name = "db";
      image = "postgres:16";
      extraOptions = [ "--network" "host" "--privileged" "-t" ];
    })
    {
      # beside it
      systemd.services.podman-db.after = [ "x.service" ];
      systemd.tmpfiles.rules = lib.mkIf (config ? x) [ "d /opt/x 0755 1000 1000 -" ];
    }
  ]);
}
