{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = with lib.types; lazyAttrsOf int; }; }
    { v.x = lib.mkIf false 1; }
  ];
}).config.v.x
