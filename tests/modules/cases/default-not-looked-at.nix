# A default that a definition replaces may hang on what it would recurse into.
{ lib }:
(lib.evalModules {
  modules = [
    (
      { config, ... }:
      {
        options.on = lib.mkOption { type = lib.types.bool; default = config.apps ? web; };
        options.apps = lib.mkOption {
          type = lib.types.lazyAttrsOf lib.types.int;
          default = if config.on then { a = 1; } else { };
        };
        config.apps.web = 2;
      }
    )
  ];
}).config
