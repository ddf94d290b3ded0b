{ lib }:
(lib.evalModules { prefix = 1; modules = [ { options.a = lib.mkOption { type = lib.types.int; }; config.a = 1; } ]; }).config.a
