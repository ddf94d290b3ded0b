{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.nullOr types.int; }; } { a = null; } { a = 3; } ]).config.a
