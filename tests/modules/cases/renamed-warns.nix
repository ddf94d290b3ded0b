{ lib }:
let
  result = lib.evalModules {
    modules = [
      (lib.mkRenamedOptionModule [ "a" "old" ] [ "a" "new" ])
      {
        options.a.new = lib.mkOption { type = lib.types.str; };
        options.warnings = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
      }
      { _file = "host"; a.old = "x"; }
    ];
  };
in
{ inherit (result.config) a warnings; }
