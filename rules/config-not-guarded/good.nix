{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
  mkContainer = name: lib.mkIf cfg.enable { ${name}.image = "docker.io/library/redis:7.4.1"; };
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    worker = lib.mkOption { type = lib.types.bool; default = false; };
  };

  config.virtualisation.oci-containers.containers = lib.mkMerge [
    (lib.optionalAttrs cfg.enable { example.image = "docker.io/library/redis:7.4.1"; })
    { example-db = lib.mkIf cfg.enable { image = "docker.io/library/redis:7.4.1"; }; }
    { example-worker = lib.mkIf cfg.worker { image = "docker.io/library/redis:7.4.1"; }; }
    (mkContainer "example-cache")
    (lib.mkIf config.services.unheard-of.enable { example-more.image = "docker.io/library/redis:7.4.1"; })
  ];
}
