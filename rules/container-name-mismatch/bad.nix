{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example.enable = lib.mkEnableOption "the example";

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      db.image = "docker.io/library/postgres:16.4"; # expect: HWC711
      # a longer word is another name
      examples.image = "docker.io/library/redis:7.4.1"; # expect: HWC711
      exampl.image = "docker.io/library/redis:7.4.1"; # expect: HWC711
    };
  };
}
