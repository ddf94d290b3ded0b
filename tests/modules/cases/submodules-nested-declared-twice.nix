{ lib }:
(lib.evalModules {
  modules = [
    {
      options.map = lib.mkOption {
        type = lib.types.attrsOf (lib.types.submodule { options.a = lib.mkOption { default = 1; }; });
        default = { };
      };
      options.list = lib.mkOption {
        type = lib.types.listOf (lib.types.submodule { options.a = lib.mkOption { default = 1; }; });
      };
      options.maybe = lib.mkOption {
        type = lib.types.nullOr (lib.types.submodule { options.a = lib.mkOption { default = 1; }; });
      };
    }
    {
      options.map = lib.mkOption {
        type = lib.types.attrsOf (lib.types.submodule { options.b = lib.mkOption { default = 2; }; });
      };
      options.list = lib.mkOption {
        type = lib.types.listOf (lib.types.submodule { options.b = lib.mkOption { default = 2; }; });
      };
      options.maybe = lib.mkOption {
        type = lib.types.nullOr (lib.types.submodule { options.b = lib.mkOption { default = 2; }; });
      };
    }
    { map.x.a = 3; list = [ { b = 4; } ]; maybe.b = 5; }
  ];
}).config
