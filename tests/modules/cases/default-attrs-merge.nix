{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf types.int; default = { d = 1; }; }; } { a.x = 2; } ]).config.a
