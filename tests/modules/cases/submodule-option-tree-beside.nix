# Options declared below an option of a submodule type join it.
{ lib }:
(lib.evalModules {
  modules = [
    { options.sub = lib.mkOption { type = lib.types.submodule { options.a = lib.mkOption { default = 1; }; }; default = { }; }; }
    { options.sub.b = lib.mkOption { type = lib.types.int; default = 2; }; }
    { options.sub.deep.c = lib.mkOption { type = lib.types.int; default = 3; }; }
    { sub.b = 20; sub.deep.c = 30; }
  ];
}).config.sub
