{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.strMatching "[a-z]+"; }; } { a = "abc"; } ]).config.a
