{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.lines; }; }
    { options.v = lib.mkOption { type = lib.types.commas; }; }
    { v = "x"; }
  ];
}).config.v
