{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.int; default = 1; }; }
    { options.v = lib.mkOption { type = lib.types.int; default = 1; }; }
  ];
}).config.v
