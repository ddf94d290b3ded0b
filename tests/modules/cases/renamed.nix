{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ (lib.mkRenamedOptionModule [ "old" "name" ] [ "new" ]) { options.new = mkOption { type = types.int; }; options.warnings = mkOption { type = types.anything; default = [ ]; }; } { old.name = 5; } ]).config.new
