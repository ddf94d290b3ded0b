{ lib }:
let
  result = lib.evalModules {
    modules = [
      (lib.mkRemovedOptionModule [ "proxy" "ssl" ] "Use proxy.tls.")
      { options.assertions = lib.mkOption { type = lib.types.listOf lib.types.anything; }; }
      { _file = "host.nix"; proxy.ssl = true; }
      { _file = "other.nix"; proxy.ssl = false; }
    ];
  };
in
(builtins.head result.config.assertions).message
