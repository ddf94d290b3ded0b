{ lib }:
(lib.evalModules {
  modules = [
    { options.v = lib.mkOption { type = lib.types.unique { message = "one only"; } (lib.types.attrsOf lib.types.str); }; }
    { v = { a = "x"; }; }
    { v = lib.mkForce { b = "y"; }; }
  ];
}).config.v
