{ lib }:
let
  run =
    definitions:
    let
      result = lib.evalModules {
        modules = [
          (lib.mkMergedOptionModule [ [ "a" "fast" ] [ "a" "safe" ] ] [ "a" "mode" ] (
            config: if config.a.fast == true then "fast" else if config.a.safe == true then "safe" else "plain"
          ))
          {
            options.a.mode = lib.mkOption { type = lib.types.str; default = "unset"; };
            options.warnings = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
          }
          definitions
        ];
      };
    in
    [ result.config.a.mode (builtins.length result.config.warnings) ];
in
[ (run { }) (run { a.fast = true; }) (run { a.safe = true; a.fast = false; }) (run { a.safe = false; }) ]
