{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [
  { options.a = mkOption { type = (types.attrsOf (types.submodule { })).substSubModules { }; }; }
  { a.x = { }; }
]).config.a
