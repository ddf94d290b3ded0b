{ lib }:
let
  run =
    value:
    (lib.evalModules {
      modules = [ { options.v = lib.mkOption { type = lib.types.nonEmptyListOf lib.types.int; }; } { v = value; } ];
    }).config.v;
in
[ (run [ 1 ]) (run [ 1 2 ]) ]
