{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.example;
in
{
  imports = [ ./options.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
  };
}
