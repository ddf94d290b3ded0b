{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { }; options.b = mkOption { }; } { a = [ 1 ]; b.x = 1; } { a = [ 2 ]; b.y = 2; } ]).config
