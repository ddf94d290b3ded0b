{ lib }:
(lib.evalModules {
  modules = [
    {
      options.entries = lib.mkOption {
        type = lib.types.listOf (
          lib.types.submodule (
            { config, ... }:
            {
              freeformType = lib.types.attrsOf lib.types.int;
              options.total = lib.mkOption { type = lib.types.int; default = config.a or 0 + config.b or 0; };
            }
          )
        );
      };
    }
    { entries = [ { a = 1; b = 2; } { } { c = 9; total = 7; } ]; }
  ];
}).config.entries
