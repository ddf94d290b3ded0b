{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.listOf types.int; default = [ 1 ]; }; } { a = lib.mkOptionDefault [ 2 ]; } ]).config.a
