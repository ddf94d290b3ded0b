{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.listOf (types.submodule { options.x = mkOption { type = types.int; default = 7; }; }); }; } { a = [ { } { x = 1; } ]; } ]).config.a
