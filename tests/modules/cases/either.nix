{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf (types.either types.int (types.listOf types.str)); }; } { a = { i = 1; l = [ "a" ]; }; } { a.l = [ "b" ]; } ]).config.a
