{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.lazyAttrsOf types.int; }; } ({ config, ... }: { a = { x = 1; y = config.a.x + 1; }; }) ]).config.a.y
