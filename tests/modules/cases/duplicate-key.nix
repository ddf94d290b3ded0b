{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { key = "k"; config.a = [ 1 ]; } { key = "k"; config.a = [ 1 ]; } { options.a = mkOption { type = types.listOf types.int; }; } ]).config.a
