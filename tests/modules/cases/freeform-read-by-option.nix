{ lib }:
let
  run =
    definitions:
    (lib.evalModules {
      modules = [
        (
          { config, ... }:
          {
            freeformType = lib.types.lazyAttrsOf lib.types.str;
            options.seen = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
            config.seen = lib.mkIf (config ? extra) config.extra;
          }
        )
        definitions
      ];
    }).config.seen;
in
[ (run { }) (run { extra = "there"; }) ]
