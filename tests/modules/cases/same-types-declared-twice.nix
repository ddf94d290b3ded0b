{ lib }:
(lib.evalModules {
  modules = [
    {
      options.a = lib.mkOption { type = with lib.types; attrsOf (listOf (nullOr str)); };
      options.b = lib.mkOption { type = with lib.types; either int (functionTo str); };
      options.c = lib.mkOption { type = lib.types.strMatching "[a-z]+"; };
      options.d = lib.mkOption { type = lib.types.uniq lib.types.str; };
      options.e = lib.mkOption { type = lib.types.path; };
      options.f = lib.mkOption { type = lib.types.nonEmptyListOf lib.types.int; };
    }
    {
      options.a = lib.mkOption { type = with lib.types; attrsOf (listOf (nullOr str)); };
      options.b = lib.mkOption { type = with lib.types; either int (functionTo str); };
      options.c = lib.mkOption { type = lib.types.strMatching "[a-z]+"; };
      options.d = lib.mkOption { type = lib.types.uniq lib.types.str; };
      options.e = lib.mkOption { type = lib.types.path; };
      options.f = lib.mkOption { type = lib.types.nonEmptyListOf lib.types.int; };
    }
    { a.x = [ null "y" ]; b = 4; c = "abc"; d = "u"; e = "/e"; f = [ ]; }
  ];
}).config
