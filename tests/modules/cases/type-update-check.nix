{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.str // { check = x: x == "ok"; }; }; } { a = "no"; } ]).config.a
