{ lib }:
let
  v = (lib.evalModules {
    modules = [
      { options.v = lib.mkOption { type = lib.types.anything; }; }
      { v.f = x: { a = x; }; v.g = lib.mkForce 2; v.h = lib.mkIf false 1; }
      { v.f = x: { b = x + 1; }; v.g = 3; }
    ];
  }).config.v;
in
[ (v.f 1) v.g (v ? h) ]
