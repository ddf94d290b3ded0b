{ lib }:
let
  run =
    on:
    (lib.evalModules {
      modules = [
        (
          { config, ... }:
          {
            imports = [
              (lib.doRename {
                from = [ "one" "image" ];
                to = [ "many" "one" "image" ];
                visible = true;
                warn = false;
                use = value: value;
                condition = config.one.enable;
              })
            ];
            options.one.enable = lib.mkEnableOption "one";
            options.many = lib.mkOption {
              type = lib.types.attrsOf (lib.types.submodule { options.image = lib.mkOption { default = "none"; }; });
              default = { };
            };
            config.one.enable = on;
          }
        )
      ];
    }).config.many;
in
[ (run true) (run false) ]
