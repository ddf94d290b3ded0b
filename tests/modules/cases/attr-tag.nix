{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf (types.attrTag { x = mkOption { type = types.int; }; y = mkOption { type = types.str; }; }); }; } { a.one.x = 1; a.two.y = "s"; } ]).config.a
