{ lib }:
(lib.evalModules {
  modules = [
    {
      options.map = lib.mkOption {
        type = lib.types.attrsOf (
          lib.types.submodule [
            { _module.args.name = lib.mkForce "other"; }
            ({ name, ... }: { options.label = lib.mkOption { default = name; }; })
          ]
        );
      };
    }
    { map.x = { }; }
  ];
}).config.map.x.label
