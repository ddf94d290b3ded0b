{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.unique { message = "once"; } types.int; }; } { a = 1; } { a = 1; } ]).config.a
