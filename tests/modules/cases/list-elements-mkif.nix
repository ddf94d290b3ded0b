{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.listOf types.int; }; } { a = [ 1 (mkIf false 2) (mkIf true 3) ]; } ]).config.a
