{ lib }:
(lib.evalModules {
  modules = [ { freeformType = lib.types.attrsOf lib.types.int; } { size = "large"; } ];
}).config.size
