{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(eval [ { options.a = mkOption { type = types.submoduleWith { modules = [ ({ arg, ... }: { options.x = mkOption { default = arg; }; }) ]; specialArgs.arg = 9; }; default = { }; }; } ]).config.a
