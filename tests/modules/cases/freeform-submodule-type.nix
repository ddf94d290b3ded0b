# The freeform type is itself a submodule.
{ lib }:
(lib.evalModules {
  modules = [
    {
      freeformType = lib.types.submodule {
        options.inner = lib.mkOption { type = lib.types.int; default = 3; };
        freeformType = lib.types.attrsOf lib.types.str;
      };
      options.outer = lib.mkOption { default = 1; };
    }
    { inner = 4; other = "x"; }
  ];
}).config
