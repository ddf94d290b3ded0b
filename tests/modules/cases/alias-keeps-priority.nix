{ lib }:
(lib.evalModules {
  modules = [
    (
      { options, ... }:
      {
        options.from = lib.mkOption { type = lib.types.str; default = "default"; };
        options.to = lib.mkOption { type = lib.types.str; };
        config.to = lib.modules.mkAliasAndWrapDefsWithPriority (value: value) options.from;
      }
    )
    { to = lib.mkDefault "given"; }
  ];
}).config.to
