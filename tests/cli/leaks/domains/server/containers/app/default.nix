{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.app;
  settings = pkgs.writeText "app.ini" ''
    password = leak-file-Xk29
    port = 80
  '';
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app" // { default = true; };
    password = lib.mkOption {
      type = lib.types.str;
      default = "leak-default-Xk29";
      description = "Password";
    };
    mode = lib.mkOption {
      type = lib.types.enum [ "a" "b" ];
      default = cfg.password;
      description = "Mode";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = "docker.io/library/nginx:latest";
      environment = {
        APP_PASSWORD = "leak-env-Xk29";
        OTHER_PASSWORD = cfg.password;
        DATABASE_URL = "postgres://app:leak-url-Xk29@db/app";
        APP_PASSWORD_FILE = "/run/leak-env-Xk29";
      };
      labels."app.token" = "leak-label-Xk29";
      cmd = [ "--password=leak-cmd-Xk29" ];
      extraOptions = [ "--env=API_KEY=leak-flag-Xk29" "--env=API_KEY=leak-other-Xk29" "--health-cmd=redis-cli -a leak-health-Xk29 ping" ];
      ports = [ "leak-env-Xk29:80" "5432:5432" ];
      volumes = [ "${settings}:/app.ini" "relative/leak-url-Xk29:/data" "/srv/leak-env-Xk29:/srv" ];
    };
    systemd.services.podman-app.preStart = "export RESTIC_PASSWORD=leak-script-Xk29";
    services.caddy.virtualHosts."app.example.org".extraConfig = ''
      basic_auth {
        alex leak-caddy-Xk29
      }
      reverse_proxy localhost:80
    '';
  };
}
