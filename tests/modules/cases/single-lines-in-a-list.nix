{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.listOf lib.types.singleLineStr; }; }
    { v = [ "a\n" "b" ]; }
  ];
}).config.v
