{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.int; readOnly = true; }; }
    { v = 1; }
    { v = lib.mkIf false 2; }
  ];
}).config.v
