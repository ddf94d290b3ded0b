{ config, lib, pkgs, ... }:
let
  version = "30.0.2";
  secrets = import ../secrets.nix;
  state = "/srv/nextcloud";
in
{
  system.activationScripts.nextcloud-net = ''
    ${pkgs.podman}/bin/podman network exists nc || ${pkgs.podman}/bin/podman network create nc
  '';
  virtualisation.oci-containers.containers = {
    nc-app = { image = "docker.io/library/nextcloud:${version}"; environment = { MYSQL_HOST = "nc-db"; MYSQL_PASSWORD = secrets.nextcloud.db; }; volumes = [ "${state}/app:/var/www/html" ]; extraOptions = [ "--network=nc" ]; ports = [ "127.0.0.1:8081:80" ]; dependsOn = [ "nc-db" ]; };
    nc-db = { image = "docker.io/library/mariadb:11.4.4"; environment = { MARIADB_RANDOM_ROOT_PASSWORD = "1"; MYSQL_PASSWORD = secrets.nextcloud.db; }; volumes = [ "${state}/db:/var/lib/mysql" ]; extraOptions = [ "--network=nc" ]; };
  };
  systemd.tmpfiles.rules = [ "d ${state}/app 0750 33 33" "d ${state}/db 0750 999 999" ];
  services.nginx.virtualHosts."cloud.example.net" = { enableACME = true; forceSSL = true; locations."/".proxyPass = "http://127.0.0.1:8081"; };
}
