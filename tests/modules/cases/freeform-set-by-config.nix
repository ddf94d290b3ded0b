{ lib }:
(lib.evalModules {
  modules = [
    { config._module.freeformType = lib.types.attrsOf lib.types.int; }
    { a = 1; b = lib.mkIf false 2; }
  ];
}).config
