{ lib }:
let
  base = lib.evalModules {
    specialArgs.level = 1;
    modules = [ ({ level, extendModules, ... }: { options.v = lib.mkOption { default = level; }; options.more = lib.mkOption { default = (extendModules { modules = [ { v = lib.mkForce 9; } ]; }).config.v; }; }) ];
  };
  more = base.extendModules { modules = [ { v = lib.mkForce 3; } ]; specialArgs.level = 2; };
in
[ base.config.v more.config.v base.config.more (base.extendModules { specialArgs.level = 7; }).config.v ]
