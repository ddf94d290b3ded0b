{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a.b = mkOption { type = types.int; }; options.a.c = mkOption { type = types.int; default = 0; }; } { a = mkForce { b = 2; }; } { a.b = 3; a.c = 1; } ]).config.a
