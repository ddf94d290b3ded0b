# The modules of the later declaration come first.
{ lib }:
(lib.evalModules {
  modules = [
    {
      options.sub = lib.mkOption {
        type = lib.types.submodule {
          options.list = lib.mkOption { type = lib.types.listOf lib.types.str; };
          config.list = [ "first" ];
        };
      };
    }
    { options.sub = lib.mkOption { type = lib.types.submodule { config.list = [ "second" ]; }; }; }
    { options.sub = lib.mkOption { type = lib.types.submodule { config.list = [ "third" ]; }; }; }
    { sub.list = [ "given" ]; }
  ];
}).config.sub.list
