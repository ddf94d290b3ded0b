{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
let e = eval [ { options.m = mkOption { type = types.deferredModule; default = { }; }; } { m = { a = [ 1 ]; }; } { m = { a = [ 2 ]; }; } ]; in (eval [ e.config.m { options.a = mkOption { type = types.listOf types.int; }; } ]).config.a
