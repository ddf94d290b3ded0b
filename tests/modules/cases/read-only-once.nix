{ lib }:
(lib.evalModules {
  modules = [ { options.v = lib.mkOption { type = lib.types.int; readOnly = true; }; } { v = 1; } ];
}).config.v
