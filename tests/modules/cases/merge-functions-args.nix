{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ ({ config, lib, ... }: { options.a = lib.mkOption { type = lib.types.int; default = config.b + 1; }; }) ({ lib, ... }: { options.b = lib.mkOption { type = lib.types.int; default = 1; }; }) { b = 5; } ]).config.a
