{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.attrsOf (types.submodule ({ config, ... }: { options = { on = mkOption { type = types.bool; default = false; }; v = mkOption { type = types.int; default = 0; }; }; config = mkIf config.on { v = mkDefault 5; }; })); }; } { a.p.on = true; a.q = { }; a.r = { on = true; v = 8; }; } ]).config.a
