{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.addCheck types.int (x: x > 2); }; } { a = 3; } ]).config.a
