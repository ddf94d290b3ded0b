{ lib }:
(lib.evalModules { modules = [ { options.v = lib.types.str; } { v = "x"; } ]; }).config.v
