# Without the shorthand a definition is a module, so it may declare options.
{ lib }:
(lib.evalModules {
  modules = [
    { options.sub = lib.mkOption { type = lib.types.submoduleWith { modules = [ ]; }; }; }
    { sub = { options.extra = lib.mkOption { default = 4; }; }; }
    { sub = { lib, ... }: { config.extra = lib.mkForce 5; }; }
  ];
}).config.sub
