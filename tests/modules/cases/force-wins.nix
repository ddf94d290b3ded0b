{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.str; default = "d"; }; } { a = "x"; } { a = mkForce "y"; } { a = mkDefault "z"; } ]).config.a
