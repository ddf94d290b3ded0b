{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a.b.c = mkOption { type = types.int; }; options.a.d = mkOption { type = types.int; default = 4; }; } { a.b.c = 3; } ]).config.a
