{ lib }:
let
  element = { name, ... }: { options.label = lib.mkOption { type = lib.types.str; default = name; }; };
in
(lib.evalModules {
  modules = [
    { options.list = lib.mkOption { type = lib.types.listOf (lib.types.submodule element); }; }
    { options.one = lib.mkOption { type = lib.types.submodule element; }; }
    { options.map = lib.mkOption { type = lib.types.attrsOf (lib.types.submodule element); }; }
    { list = [ { } { label = "given"; } { } ]; map.x = { }; }
    { list = [ { } ]; }
  ];
}).config
