{ lib }:
(lib.evalModules {
  class = "nixos";
  modules = [ { options.v = lib.mkOption { default = 1; }; } { _class = "darwin"; v = 2; } ];
}).config.v
