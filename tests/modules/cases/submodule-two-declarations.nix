{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.submodule { options.x = mkOption { type = types.int; default = 1; }; }; default = { }; }; } { options.a = mkOption { type = types.submodule { options.y = mkOption { type = types.int; default = 2; }; }; }; } ]).config.a
