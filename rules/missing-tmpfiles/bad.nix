{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.services.own-thing.dataDir = lib.mkOption { type = lib.types.str; };
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    state = lib.mkOption {
      type = lib.types.str;
      default = "/opt/media/example";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [
        "${cfg.state}/config:/config" # expect: HWC301
        "/opt/media/example/cache:/cache:ro" # expect: HWC301
        "/opt/media/adjusted:/adjusted" # expect: HWC301
        "/opt/media/example/rules.d:/rules.d" # expect: HWC301
        "/var/lib/plex:/plex" # expect: HWC301
        "/srv/own/below:/own" # expect: HWC301
        "/mnt/disk/below:/below" # expect: HWC301
        "/tank/photos:/photos:ro" # expect: HWC301
        "/home/me/example:/home/me:ro" # expect: HWC301
        "/var/lib/acme/example.org:/certificates:ro" # expect: HWC301
      ];
      extraOptions = [
        "-v" "/opt/media/example/data:/data" # expect: HWC301
        "--mount=type=bind,src=/opt/media/example/logs,dst=/logs" # expect: HWC301
      ];
    };

    # Its state is its own; what a home has keeps its owner and mode.
    virtualisation.oci-containers.containers.example-books = {
      image = "lscr.io/linuxserver/calibre-web:0.6.24";
      environment = { PUID = "1000"; PGID = "1000"; };
      volumes = [
        "/opt/media/example-books:/config" # expect: HWC301
        "/home/me/books:/books" # expect: HWC301
      ];
    };

    # A service that is off makes nothing, and a disk may have a directory or not.
    services.plex.enable = false;
    services.minio.dataDir = [ "/opt" ];
    services.own-thing.dataDir = "/srv/own";
    fileSystems."/mnt/disk".device = "/dev/disk/by-label/disk";

    systemd.tmpfiles.rules = [
      # The parent of a directory is not the directory.
      "d /opt/media/example 0755 1000 1000 -"
      # This adjusts what is there, and makes nothing.
      "Z /opt/media/adjusted 0755 1000 1000 -"
    ];
  };
}
