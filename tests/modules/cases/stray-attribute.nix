{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { default = 1; }; config = { }; oops = 1; } ]).config.a
