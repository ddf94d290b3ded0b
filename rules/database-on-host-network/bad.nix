{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example = {
        image = "docker.io/library/postgres:16.4";
        extraOptions = [ "--network=host" ]; # expect: HWC202
      };
      # who may log in from where says nothing of the addresses that it listens on
      example-account = {
        image = "docker.io/library/mariadb:11.4";
        networks = [ "host" ]; # expect: HWC202
        environment.MARIADB_ROOT_HOST = "localhost";
      };
      example-cache = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "host" ]; # expect: HWC202
      };
      example-secret = {
        image = "docker.io/library/postgres:16.4";
        networks = [ "host" ]; # expect: HWC202
        environment.POSTGRES_PASSWORD_FILE = config.age.secrets.password.path;
        cmd = [ "-c" "shared_buffers=1GB" ];
      };
      example-password = {
        image = "docker.io/library/redis:7.4.1";
        networks = [ "host" ]; # expect: HWC202
        cmd = [ "redis-server" "--requirepass" config.hwc.unheard-of.password ];
      };
      example-search = {
        image = "docker.io/getmeili/meilisearch:v1.11";
        networks = [ "host" ]; # expect: HWC202
      };
    };
    networking.firewall.allowedTCPPorts = [ 6379 ];
  };
}
