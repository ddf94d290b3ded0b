{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.submodule { freeformType = types.attrsOf types.int; options.x = mkOption { type = types.int; default = 0; }; }; default = { }; }; } { a.y = 1; } { a.z = 2; } ]).config.a
