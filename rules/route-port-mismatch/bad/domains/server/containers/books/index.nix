{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.books;
in
{
  options.hwc.server.containers.books = {
    enable = lib.mkEnableOption "books";
    port = lib.mkOption {
      type = lib.types.port;
      default = 8080;
    };
    domain = lib.mkOption {
      type = lib.types.str;
      default = "books.local";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.books = {
      image = "docker.io/library/redis:7.4.1";
      ports = [ "127.0.0.1:${toString cfg.port}:80" ];
    };
  };
}
