{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.coercedTo lib.types.int toString lib.types.str; }; }
    { options.v = lib.mkOption { type = lib.types.coercedTo lib.types.int toString lib.types.str; }; }
    { v = 1; }
  ];
}).config.v
