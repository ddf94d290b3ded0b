{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
let e = eval [ { options.a = mkOption { type = types.int; }; } { a = mkForce 2; } ]; in e.options.a.highestPrio
