{ lib }:
let
  o = (lib.evalModules {
    modules = [
      { _file = "decl.nix"; options.v = lib.mkOption { type = lib.types.listOf lib.types.int; default = [ 0 ]; }; }
      { _file = "a.nix"; v = lib.mkIf true [ 1 ]; }
      { _file = "b.nix"; v = lib.mkForce (lib.mkMerge [ [ 2 ] ]); }
      (lib.setDefaultModuleLocation "c.nix" { v = lib.mkMerge [ (lib.mkForce [ 3 ]) (lib.mkForce [ 4 ]) ]; })
    ];
  }).options.v;
in
{
  inherit (o) highestPrio isDefined loc declarations;
  text = "${o}";
}
