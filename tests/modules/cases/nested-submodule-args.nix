{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.h = mkOption { type = types.attrsOf (types.submodule ({ name, ... }@outer: { options.s = mkOption { default = { }; type = types.attrsOf (types.submodule ({ name, ... }: { options.full = mkOption { type = types.str; default = "${outer.name}-${name}"; }; })); }; })); }; } { h.a.s.x = { }; h.b.s.y.full = "set"; } ]).config.h
