{ lib }:
(lib.evalModules { modules = [ { config.v = lib.mkOption { type = lib.types.int; default = 1; }; } ]; }).config.v
