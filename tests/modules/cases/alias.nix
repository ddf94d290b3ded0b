{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
let c = (eval [ (lib.mkAliasOptionModule [ "other" ] [ "new" ]) { options.new = mkOption { type = types.int; }; } { other = mkForce 5; } { new = 4; } ]).config; in { inherit (c) new other; }
