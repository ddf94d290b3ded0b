{ lib }:
let
  run =
    shorthand: value:
    (lib.evalModules {
      modules = [
        {
          options.sub = lib.mkOption {
            type = lib.types.submoduleWith {
              shorthandOnlyDefinesConfig = shorthand;
              modules = [ { options.config = lib.mkOption { type = lib.types.bool; default = false; }; } ];
            };
          };
        }
        { sub = value; }
      ];
    }).config.sub.config;
in
[ (run true { config = true; }) (run false { config.config = true; }) ]
