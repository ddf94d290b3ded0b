{ lib }:
let
  c = (lib.evalModules {
    modules = [
      (
        { config, ... }:
        {
          options.kind = lib.mkOption { type = lib.types.optionType; };
          options.value = lib.mkOption { type = config.kind; };
        }
      )
      { kind = lib.types.submodule { options.a = lib.mkOption { default = 1; }; }; }
      { kind = lib.types.submodule { options.b = lib.mkOption { default = 2; }; }; }
      { value = { b = 3; }; }
    ];
  }).config;
in
c.value
