{ lib }:
(lib.evalModules {
  modules = [
    (lib.mkAliasOptionModule [ "main" "image" ] [ "apps" "main" "image" ])
    {
      options.apps = lib.mkOption {
        type = lib.types.attrsOf (lib.types.submodule { options.image = lib.mkOption { type = lib.types.str; }; });
      };
    }
    { main.image = "nginx"; }
  ];
}).config.apps
