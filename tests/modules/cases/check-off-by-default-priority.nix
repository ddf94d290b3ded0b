{ lib }:
(lib.evalModules {
  modules = [
    { options.known = lib.mkOption { default = 1; }; }
    { _module.check = lib.mkDefault false; unknown = 2; }
    { _module.check = true; }
  ];
}).config.known
