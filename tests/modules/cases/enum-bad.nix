{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.enum [ "x" "y" ]; }; } { a = "z"; } ]).config.a
