{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.int; description = "a"; }; }
    { options.v = lib.mkOption { type = lib.types.int; description = "a"; }; }
    { v = 1; }
  ];
}).config.v
