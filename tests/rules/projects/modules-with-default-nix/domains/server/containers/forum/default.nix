{ config, lib, ... }: # expect: HWC718
let
  cfg = config.hwc.server.containers.forum;
in
{
  options.hwc.server.containers.forum.enable = lib.mkEnableOption "the forum";

  config = lib.mkIf cfg.enable {
    # IMPLEMENTATION
    virtualisation.oci-containers.containers.forum.image = "docker.io/library/redis:7.4.1";
    virtualisation.oci-containers.containers.wiki-db.image = "docker.io/library/postgres:16.4";
  };
}
