{ lib }:
let
  base = lib.evalModules { modules = [ { options.a = lib.mkOption { type = lib.types.int; default = 1; }; } ]; };
in
(lib.evalModules {
  modules = [ { options.sub = lib.mkOption { inherit (base) type; }; } { sub = { a = 5; }; } { sub = { options.b = lib.mkOption { default = 2; }; }; } ];
}).config.sub
