{ lib }:
let
  run =
    definitions:
    (lib.evalModules {
      modules = [
        (lib.mkRenamedOptionModule [ "old" ] [ "new" ])
        { options.new = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ "d" ]; }; }
        definitions
      ];
    }).config.new;
in
[
  (run { old = lib.mkIf false [ "a" ]; })
  (run { old = lib.mkMerge [ [ "a" ] (lib.mkIf true [ "b" ]) ]; })
  (run { old = lib.mkForce [ "f" ]; new = [ "n" ]; })
]
