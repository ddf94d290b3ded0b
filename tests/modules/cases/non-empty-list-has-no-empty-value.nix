{ lib }:
(lib.evalModules {
  modules = [ { options.v = lib.mkOption { type = lib.types.nonEmptyListOf lib.types.int; }; } ];
}).config.v
