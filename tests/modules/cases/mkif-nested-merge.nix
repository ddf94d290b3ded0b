{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf types.int; default = { }; }; } { a = mkMerge [ { x = 1; } (mkIf true { y = 2; }) (mkIf false { z = throw "no"; }) ]; } ]).config.a
