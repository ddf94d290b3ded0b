{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.lazyAttrsOf types.int; }; } { a = { x = 1; y = 2; }; } ]).config.a
