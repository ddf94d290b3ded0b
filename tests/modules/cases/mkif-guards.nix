{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.listOf types.int; default = [ ]; }; options.on = mkOption { type = types.bool; default = false; }; } ({ config, ... }: { config = mkIf config.on { a = [ 1 ]; }; }) ({ config, ... }: { a = mkIf (!config.on) [ 2 ]; }) ]).config.a
