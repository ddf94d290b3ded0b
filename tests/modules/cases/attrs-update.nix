{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrs; }; } { a.x = 1; } { a.y = 2; } ]).config.a
