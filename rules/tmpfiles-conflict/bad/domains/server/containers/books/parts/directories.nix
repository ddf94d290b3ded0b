{ config, lib, ... }:
{
  config = lib.mkIf config.hwc.server.containers.books.enable {
    systemd.tmpfiles.rules = [
      "d /opt/media/books 0750 root root -"
    ];
  };
}
