# container: edit.appendToOption container "systemd.tmpfiles.rules" ''"d /opt/db 0755 1000 1000 -"''
{ config, lib, ... }:
let
  cfg = { enable = true; environment = { A = "1"; }; files = [ ]; port = 5432; };
in
{
  config = lib.mkIf cfg.enable {
    virtualisation = {
      oci-containers = {
        backend = "podman";
        containers = {
          db = {
            image = "postgres:16";
            environment = cfg.environment;
            environmentFiles = cfg.files ++ [ "/a" ];
            ports = [
              "${toString cfg.port}:5432"
            ];
          };
        };
      };
    };

    systemd = {
      services.x.script = "true";
    };
  };
}
