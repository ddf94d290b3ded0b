{ config, lib, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = import ./container.nix { inherit config lib; }; # expect: HWC101, HWC201, HWC301, HWC401, HWC402, HWC203
  };
}
