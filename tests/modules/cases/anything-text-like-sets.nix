{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.anything; }; }
    { v = { outPath = "/a"; }; }
    { v = { outPath = "/a"; }; }
  ];
}).config.v
