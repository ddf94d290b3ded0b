{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
let e = eval [ { options.a = mkOption { type = types.int; default = 1; }; options.b = mkOption { type = types.int; }; options.c = mkOption { type = types.int; }; } { b = 2; } ]; in [ e.options.a.isDefined e.options.b.isDefined e.options.c.isDefined e.options.b.value ]
