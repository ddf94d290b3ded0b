{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.int; default = 2; apply = x: x * 10; }; } ]).config.a
