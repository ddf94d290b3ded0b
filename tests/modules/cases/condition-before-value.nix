# What a condition guards is not looked at where it does not hold.
{ lib }:
(lib.evalModules {
  modules = [
    (
      { config, ... }:
      {
        options.settings = lib.mkOption { type = lib.types.attrsOf lib.types.int; default = { }; };
        options.a = lib.mkOption { type = lib.types.int; default = 1; };
        options.b = lib.mkOption { type = lib.types.listOf lib.types.int; default = [ ]; };
        config.a = lib.mkIf (config.settings ? size) config.settings.size;
        config.b = lib.mkMerge [ (lib.mkIf (config.settings ? size) [ config.settings.size ]) [ 2 ] ];
      }
    )
  ];
}).config
