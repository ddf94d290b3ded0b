{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.anything; }; } { a.x = 1; } { a.x = 2; } ]).config.a
