{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
(lib.evalModules { specialArgs.on = true; modules = [ ({ on, ... }: { imports = if on then [ { a = 1; } ] else [ ]; options.a = mkOption { type = types.int; default = 0; }; }) ]; }).config.a
