{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ ({ extra, ... }: { options.a = mkOption { type = types.int; default = extra; }; }) { _module.args.extra = 42; } ]).config.a
