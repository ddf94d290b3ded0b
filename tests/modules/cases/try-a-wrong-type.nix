{ lib }:
let
  c = (lib.evalModules {
    modules = [ { options.v = lib.mkOption { type = lib.types.int; }; options.w = lib.mkOption { type = lib.types.int; }; } { v = "x"; } ];
  }).config;
in
map (value: (builtins.tryEval value).success) [ c.v c.w 1 ]
