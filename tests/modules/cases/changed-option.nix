{ lib }:
let
  run =
    definitions:
    (lib.evalModules {
      modules = [
        (lib.mkChangedOptionModule [ "limit" ] [ "size" ] (config: if config.limit > 100 then "large" else "small"))
        {
          options.size = lib.mkOption { type = lib.types.str; default = "medium"; };
          options.warnings = lib.mkOption { default = [ ]; };
        }
        definitions
      ];
    }).config.size;
in
[ (run { }) (run { limit = 7; }) (run { limit = 700; }) ]
