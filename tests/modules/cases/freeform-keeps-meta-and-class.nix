# `meta` and `class` are no words of a module without `config`.
{ lib }:
(lib.evalModules {
  modules = [
    { freeformType = lib.types.attrsOf lib.types.anything; }
    { meta.note = "a"; class = "b"; }
    { config.x = 1; meta.more = "c"; }
  ];
}).config
