{ lib }:
let
  tree = lib.types.either lib.types.int (lib.types.listOf tree);
in
(lib.evalModules {
  modules = [
    { options.a = lib.mkOption { type = tree; }; }
    { a = [ 1 [ "x" ] ]; }
  ];
}).config.a
