{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { imports = [ { a = [ "imported" ]; } ]; options.a = mkOption { type = types.listOf types.str; }; config.a = [ "own" ]; } { a = [ "second" ]; } ]).config.a
