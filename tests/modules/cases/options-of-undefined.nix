{ lib }:
let
  o = (lib.evalModules {
    modules = [
      { options.a.b = lib.mkOption { type = lib.types.int; }; options.c = lib.mkOption { default = 1; }; options.d = lib.mkOption { }; }
      { d = lib.mkIf false 1; }
    ];
  }).options;
in
map (x: { inherit (x) isDefined highestPrio definitions; }) [ o.a.b o.c o.d ]
