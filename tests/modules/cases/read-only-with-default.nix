{ lib }:
(lib.evalModules {
  modules = [ { options.v = lib.mkOption { type = lib.types.int; readOnly = true; default = 1; }; } { v = 1; } ];
}).config.v
