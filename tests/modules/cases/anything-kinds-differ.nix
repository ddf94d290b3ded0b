{ lib }:
(lib.evalModules {
  modules = [ { options.v = lib.mkOption { type = lib.types.anything; }; } { v = 1; } { v = "1"; } ];
}).config.v
