{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.coercedTo types.int toString types.str; }; } { a = true; } ]).config.a
