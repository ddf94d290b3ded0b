{ lib }:
(lib.evalModules {
  modules = [
    (
      { options, ... }:
      {
        options.names = lib.mkOption { type = lib.types.listOf lib.types.str; };
        options.copy = lib.mkOption { type = lib.types.listOf lib.types.str; };
        options.wrapped = lib.mkOption { type = lib.types.attrsOf (lib.types.listOf lib.types.str); };
        config.copy = lib.mkAliasDefinitions options.names;
        config.wrapped = lib.mkAliasAndWrapDefinitions (value: { inner = value; }) options.names;
      }
    )
    { names = lib.mkForce [ "a" ]; }
    { names = lib.mkForce [ "b" ]; }
    { names = [ "c" ]; copy = [ "d" ]; }
  ];
}).config
