{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(lib.evalModules { prefix = [ "p" ]; modules = [ { options.a = mkOption { type = types.int; }; } { a = 1; } { a = 2; } ]; }).config.a
