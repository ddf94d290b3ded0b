{ lib }:
let
  result = lib.evalModules {
    modules = [
      { options.v = lib.mkOption { type = lib.types.int; }; }
      { options.v = lib.mkOption { default = 3; description = "a number"; apply = n: n * 2; }; }
    ];
  };
in
[ result.config.v result.options.v.description (builtins.length result.options.v.declarations) ]
