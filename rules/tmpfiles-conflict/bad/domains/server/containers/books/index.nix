{ config, lib, ... }:
{
  imports = [ ./parts/directories.nix ];
  options.hwc.server.containers.books.enable = lib.mkEnableOption "books";

  config = lib.mkIf config.hwc.server.containers.books.enable {
    virtualisation.oci-containers.containers.books.image = "docker.io/linuxserver/calibre-web:0.6.24";
    systemd.tmpfiles.rules = [ "d /opt/media/books 0755 1000 1000 -" ]; # expect: HWC313
  };
}
