{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options = { a = mkOption { type = types.nullOr types.int; default = null; }; b = mkOption { type = types.nullOr types.int; }; }; } { b = 3; } ]).config
