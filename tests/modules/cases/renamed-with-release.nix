{ lib }:
let
  result = lib.evalModules {
    modules = [
      (lib.mkRenamedOptionModuleWith { from = [ "a" ]; to = [ "b" ]; sinceRelease = 2005; })
      { options.b = lib.mkOption { type = lib.types.int; }; }
      { a = 4; }
    ];
  };
in
[ result.config.a result.config.b ]
