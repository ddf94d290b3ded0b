{ lib, ... }:
let
  inherit (lib) mkEnableOption mkOption types;
in
{
  options.hwc.server.containers.db = {
    enable = mkEnableOption "db container";
    network.mode = mkOption { type = types.enum [ "bridge" "media" "vpn" ]; default = "bridge"; };
  };
}
