{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = lib.mkOptionType { name = "sum"; check = builtins.isInt; merge = loc: defs: builtins.foldl' (x: d: x + d.value) 0 defs; }; }; } { a = 3; } { a = 4; } ]).config.a
