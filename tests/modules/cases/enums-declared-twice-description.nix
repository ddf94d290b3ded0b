{ lib }:
(lib.evalModules {
  modules = [
    { options.kind = lib.mkOption { type = lib.types.enum [ "web" "db" ]; }; }
    { options.kind = lib.mkOption { type = lib.types.enum [ "cache" "db" ]; }; }
  ];
}).options.kind.type.description
