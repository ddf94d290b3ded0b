{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.wiki;
in
{
  options.hwc.server.containers.wiki = {
    enable = lib.mkEnableOption "the wiki";
    port = lib.mkOption { type = lib.types.port; default = 3000; };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.wiki = {
      image = "docker.io/requarks/wiki:2.5.305";
      ports = [ "127.0.0.1:${toString cfg.port}:3000" ];
    };
  };
}
