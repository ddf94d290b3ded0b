{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options = { u = mkOption { type = types.ints.unsigned; }; p = mkOption { type = types.ints.positive; }; b = mkOption { type = types.ints.between 1 5; }; }; } { u = 0; p = 1; b = 5; } ]).config
