# container: edit.appendTo container "extraOptions" ''"--tty"''
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = { };
    environmentFiles = [ ];
    extraOptions =
      ([ "--privileged" "" ]
      |> builtins.filter (option: option != "")) ++ [ "--tty" ];
    labels = {
      # none yet
    };
    volumes = [
      # none yet
    ];
  };
  systemd.tmpfiles.rules = [
    "d /opt/x 0755 1000 1000 -" ];
}
