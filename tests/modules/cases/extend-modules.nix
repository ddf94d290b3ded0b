{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
((eval [ { options.a = mkOption { type = types.listOf types.int; default = [ ]; }; } { a = [ 1 ]; } ]).extendModules { modules = [ { a = [ 2 ]; } ]; }).config.a
