{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.f = mkOption { type = types.functionTo (types.listOf types.int); }; } { f = x: [ x ]; } { f = x: [ (x + 1) ]; } ]).config.f 1
