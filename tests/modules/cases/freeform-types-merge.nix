{ lib }:
(lib.evalModules {
  modules = [
    { freeformType = with lib.types; attrsOf (submodule { options.a = lib.mkOption { default = 1; }; }); }
    { freeformType = with lib.types; attrsOf (submodule { options.b = lib.mkOption { default = 2; }; }); }
    { one.a = 5; two = { }; }
  ];
}).config
