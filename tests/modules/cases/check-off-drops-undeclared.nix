{ lib }:
(lib.evalModules {
  modules = [
    { options.known = lib.mkOption { default = 1; }; }
    { _module.check = false; unknown = 2; known = 3; }
  ];
}).config
