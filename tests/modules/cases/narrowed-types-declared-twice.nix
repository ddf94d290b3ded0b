# Of two ranges only the type that they narrow is left.
{ lib }:
(lib.evalModules {
  modules = [
    { options.n = lib.mkOption { type = lib.types.ints.positive; }; }
    { options.n = lib.mkOption { type = lib.types.port; }; }
    { n = -3; }
  ];
}).config.n
