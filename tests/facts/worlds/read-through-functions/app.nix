# Decisions that are read through let, a helper and a set of defaults.
{ config, lib, ... }@args:
let
  cfg = config.hwc.server.containers.app;
  inherit (cfg) network;
  isShared = n: n.mode == "shared";
  flags = { shared, extra ? [ ] }: (if shared then [ "--network=shared" ] else [ "--network=own" ]) ++ extra;
  defaults = { mode = "own"; } // { inherit (network) mode; };
in
{
  options.hwc.server.containers.app = {
    enable = lib.mkEnableOption "app";
    network.mode = lib.mkOption { type = lib.types.enum [ "own" "shared" ]; default = "own"; };
  };
  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.app = {
      image = "app:${defaults.mode}";
      extraOptions = flags { shared = isShared network; };
    };
  };
}
