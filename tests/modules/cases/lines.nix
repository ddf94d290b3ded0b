{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.lines; }; } { a = "x"; } { a = "y"; } { a = mkBefore "z"; } ]).config.a
