{ lib }:
(lib.evalModules {
  modules = [
    {
      options.sub = lib.mkOption {
        type = lib.types.submodule { options.config = lib.mkOption { type = lib.types.bool; }; };
      };
    }
    { sub.config.config = true; }
  ];
}).config.sub.config
