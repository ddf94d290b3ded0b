{ lib }:
let
  run =
    definitions:
    (lib.evalModules {
      modules = [
        (
          { options, ... }:
          {
            options.text = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
            options.source = lib.mkOption { type = lib.types.str; };
            config.source = lib.mkIf (options.text.isDefined) (lib.mkDerivedConfig options.text (text: "file:${toString text}"));
          }
        )
        definitions
      ];
    }).config.source;
in
[
  (run { text = lib.mkForce "x"; source = "y"; })
  (run { text = lib.mkDefault "x"; source = "y"; })
  (run { source = "y"; })
]
