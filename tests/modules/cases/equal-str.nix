{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.str; }; } { a = "x"; } { a = "x"; } ]).config.a
