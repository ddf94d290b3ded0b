{ lib }:
(lib.evalModules {
  modules = [
    { options.tool = lib.mkOption { type = lib.types.package; }; }
    { tool = { type = "derivation"; name = "a"; }; }
    { tool = { type = "derivation"; name = "a"; }; }
  ];
}).config.tool.name
