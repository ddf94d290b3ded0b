{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.b = mkOption { type = types.ints.between 1 5; }; } { b = 6; } ]).config
