{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf types.int; }; } { a.x = 1; a.y = 1; } { a.x = mkForce 5; } ]).config.a
