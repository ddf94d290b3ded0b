{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.submodule { imports = [ { options.y = mkOption { default = 2; }; } ]; options.x = mkOption { default = 1; }; }; default = { }; }; } ]).config.a
