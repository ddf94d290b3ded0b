{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
  helpers = import ../_shared/pure.nix { inherit lib pkgs config; };
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable (lib.mkMerge [
    (helpers.mkDatabase { name = "db"; }) # expect: HWC101, HWC201, HWC301, HWC401, HWC402, HWC203
    { systemd.services.podman-db.after = [ "network-online.target" ]; }
  ]);
}
