{ lib }:
(lib.evalModules {
  modules = [ { options.v = lib.mkOption { default = 1; }; } ({ missing, ... }: { v = missing; }) ];
}).config.v
