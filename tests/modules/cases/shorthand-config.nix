{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { a.b = 1; } { options.a.b = mkOption { type = types.int; }; } ]).config.a.b
