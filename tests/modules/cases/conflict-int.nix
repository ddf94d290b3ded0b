{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.int; }; } { a = 1; } { a = 2; } ]).config.a
