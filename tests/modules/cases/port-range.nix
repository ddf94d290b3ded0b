{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.port; }; } { a = 70000; } ]).config.a
