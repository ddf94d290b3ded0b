{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.listOf types.int; apply = builtins.length; }; } { a = [ 1 2 ]; } { a = [ 3 ]; } ]).config.a
