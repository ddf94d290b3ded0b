{ lib }:
(lib.evalModules {
  modules = [
    {
      options.list = lib.mkOption { type = with lib.types; listOf str; };
      options.set = lib.mkOption { type = with lib.types; attrsOf str; };
      options.attrs = lib.mkOption { type = lib.types.attrs; };
      options.maybe = lib.mkOption { type = with lib.types; nullOr str; };
      options.coerced = lib.mkOption { type = with lib.types; coercedTo str lib.singleton (listOf str); };
      options.unique = lib.mkOption { type = with lib.types; uniq (listOf str); };
    }
  ];
}).config
