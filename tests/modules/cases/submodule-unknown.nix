{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.submodule { options.x = mkOption { type = types.int; default = 0; }; }; }; } { a.y = 1; } ]).config.a
