{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { disabledModules = [ { key = "gone"; } ]; } { key = "gone"; config.a = 1; } { key = "stays"; config.a = 2; } { options.a = mkOption { type = types.int; default = 0; }; } ]).config.a
