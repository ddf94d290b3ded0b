{ lib }:
(lib.evalModules {
  modules = [
    { options.f = lib.mkOption { type = lib.types.functionTo (lib.types.listOf lib.types.str); }; }
    { f = x: lib.mkIf (x > 1) [ "a" ]; }
    { f = x: lib.mkIf (x > 2) [ "b" ]; }
  ];
}).config.f 0
