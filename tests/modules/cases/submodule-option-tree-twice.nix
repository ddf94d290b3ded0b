{ lib }:
(lib.evalModules {
  modules = [
    { options.sub = lib.mkOption { type = lib.types.submodule { options.a = lib.mkOption { default = 1; }; }; default = { }; }; }
    { options.sub.a = lib.mkOption { type = lib.types.int; default = 2; }; }
  ];
}).config.sub.a
