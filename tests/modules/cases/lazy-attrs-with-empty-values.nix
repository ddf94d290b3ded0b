{ lib }:
(lib.evalModules {
  modules = [
    {
      options.lists = lib.mkOption { type = with lib.types; lazyAttrsOf (listOf str); };
      options.sets = lib.mkOption { type = with lib.types; lazyAttrsOf (attrsOf str); };
      options.maybe = lib.mkOption { type = with lib.types; lazyAttrsOf (nullOr str); };
      options.subs = lib.mkOption {
        type = with lib.types; lazyAttrsOf (submodule { options.a = lib.mkOption { default = 1; }; });
      };
      options.own = lib.mkOption { type = with lib.types; lazyAttrsOf (int // { emptyValue.value = "nothing"; }); };
    }
    {
      lists.x = lib.mkIf false [ "a" ];
      sets.x = lib.mkIf false { };
      maybe.x = lib.mkIf false "a";
      subs.x = lib.mkIf false { };
      own.x = lib.mkIf false 1;
    }
  ];
}).config
