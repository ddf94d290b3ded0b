{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf types.int; }; } { a = { x = mkIf false 1; y = 2; }; } ]).config.a
