{ lib }:
(lib.evalModules {
  modules = [
    { options.f = lib.mkOption { type = lib.types.functionTo lib.types.str; }; }
    { f = x: lib.mkIf false "a"; }
  ];
}).config.f 1
