{ lib }:
(lib.evalModules {
  modules = [
    {
      options.sub = lib.mkOption {
        type = lib.types.submodule {
          options.a = lib.mkOption { type = lib.types.int; };
          options.b = lib.mkOption { type = lib.types.int; default = 2; };
        };
      };
    }
    { sub = { config, ... }: { a = config.b + 1; }; }
  ];
}).config.sub
