{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.int; default = 1; }; } { b = 2; } ]).config.a
