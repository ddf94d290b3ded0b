{ lib }:
(lib.evalModules {
  modules = [
    (lib.mkRemovedOptionModule [ "gone" ] "There is nothing instead.")
    { options.assertions = lib.mkOption { default = [ ]; }; }
    { gone = 1; }
  ];
}).config.gone
