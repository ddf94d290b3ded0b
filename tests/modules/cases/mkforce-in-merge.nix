{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf types.str; }; } { a = mkMerge [ { x = "1"; } { x = mkForce "2"; } ]; } ]).config.a
