{ lib }:
let
  mkDefinition = lib.mkDefinition or lib.modules.mkDefinition;
  r = lib.evalModules {
    modules = [
      { options.v = lib.mkOption { type = lib.types.listOf lib.types.int; }; }
      { v = lib.mkMerge [ (mkDefinition { file = "x"; value = [ 1 ]; }) (mkDefinition { file = "y"; value = lib.mkAfter [ 2 ]; }) ]; }
    ];
  };
in
[ r.config.v r.options.v.files ]
