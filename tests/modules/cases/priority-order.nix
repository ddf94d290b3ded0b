{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.listOf types.str; }; } { a = mkAfter [ "last" ]; } { a = [ "plain" ]; } { a = mkBefore [ "first" ]; } { a = mkOrder 1400 [ "late" ]; } ]).config.a
