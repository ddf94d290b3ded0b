{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
removeAttrs (eval [ { freeformType = types.attrsOf types.str; options.x = mkOption { type = types.int; default = 0; }; } { y = "1"; } ]).config [ "_module" ]
