{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.anything; }; } { a = { x = 1; l.y = 2; }; } { a = { l.z = mkIf true 3; q = mkDefault 4; }; } { a.q = 5; } ]).config.a
