{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf (types.submodule ({ name, config, ... }: { options = { n = mkOption { type = types.str; default = name; }; up = mkOption { type = types.str; default = config.n + "!"; }; l = mkOption { type = types.listOf types.int; default = [ ]; }; }; })); }; } { a.one.l = [ 1 ]; a.two.n = "second"; } { a.one.l = [ 2 ]; } ]).config.a
