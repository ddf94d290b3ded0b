{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.coercedTo types.int toString types.str; }; options.l = mkOption { type = types.coercedTo types.str (x: [ x ]) (types.listOf types.str); }; } { a = 3; l = "q"; } { l = [ "r" ]; } ]).config
