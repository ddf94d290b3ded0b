{ lib }:
(lib.evalModules {
  modules = [ { options.v = lib.mkOption { default = 1; }; } { disabledModules = [ { v = 2; } ]; } ];
}).config.v
