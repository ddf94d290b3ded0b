{ lib }:
(lib.evalModules {
  modules = [ { options.n = lib.mkOption { }; } { n = 3; } { n = 4; } ];
}).config.n
