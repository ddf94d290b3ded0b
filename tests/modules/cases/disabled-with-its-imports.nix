# What only a disabled module imports goes with it.
{ lib }:
let
  run =
    disabled:
    (lib.evalModules {
      modules = [
        { options.v = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; }; }
        { key = "outer"; v = [ "outer" ]; imports = [ { key = "inner"; v = [ "inner" ]; } ]; }
        { disabledModules = disabled; }
      ];
    }).config.v;
in
[ (run [ ]) (run [ { key = "inner"; } ]) (run [ { key = "outer"; } ]) (run [ "outer" ]) ]
