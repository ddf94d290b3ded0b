# port: edit.removeElement port
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
          };
        };
      };
    };

    systemd = {
      services.x.script = "true";
    };
  };
}
