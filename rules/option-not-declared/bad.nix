{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  options.hwc.server.containers.example = {
    enable = lib.mkEnableOption "the example";
    network.mode = lib.mkOption { type = lib.types.str; };
    port = lib.mkOption { type = lib.types.port; };
  };

  config = lib.mkIf cfg.enable {
    hwc.server.containers.example.prot = 8080; # expect: HWC706
    hwc.server.containers.example.network.mod = "media"; # expect: HWC706

    virtualisation.oci-containers.containers.example = {
      image = cfg.image; # expect: HWC706
      extraOptions = [ "--network=${cfg.network.name}" ]; # expect: HWC706
    };
  };
}
