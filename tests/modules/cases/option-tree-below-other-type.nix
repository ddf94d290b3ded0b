{ lib }:
(lib.evalModules {
  modules = [
    { options.set = lib.mkOption { type = lib.types.attrsOf lib.types.int; default = { }; }; }
    { options.set.enable = lib.mkOption { type = lib.types.bool; default = false; }; }
  ];
}).config.set
