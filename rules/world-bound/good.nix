{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example";
    gpu = lib.mkEnableOption "the GPU in example";
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example = {
      image = "docker.io/library/redis:7.4.1";
      devices = lib.optional cfg.gpu "/dev/dri:/dev/dri";
    };
  };
}
