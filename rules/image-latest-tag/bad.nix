{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
  sidecar = tag: { image = "docker.io/library/redis:${tag}"; }; # expect: HWC101
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "example container";
    image = lib.mkOption {
      type = lib.types.str;
      default = "docker.io/n8nio/n8n:latest"; # expect: HWC101
      description = "The image to run.";
    };
  };

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers = {
      example.image = cfg.image;
      example-web.image = "docker.io/library/nginx"; # expect: HWC101
      example-proxy = {
        image = "registry.internal:5000/proxy"; # expect: HWC101
        ports = [ "127.0.0.1:8080:8080" ];
      };
      example-cache = sidecar "latest";
      example-transport.image = "docker://docker.io/library/redis:latest"; # expect: HWC101
    };
  };
}
