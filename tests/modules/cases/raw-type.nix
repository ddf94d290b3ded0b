{ lib }:
let
  run =
    definitions:
    (lib.evalModules {
      modules = [ { options.v = lib.mkOption { type = lib.types.raw; }; } ] ++ definitions;
    }).config.v;
in
[
  (run [ { v = { nested = { a = 1; }; }; } ])
  (run [ { v = lib.mkDefault "low"; } { v = lib.mkForce "high"; } ])
  (run [ { v.inner = lib.mkForce 1; } ])._type or "no"
  (run [ { v.inner = lib.mkForce 1; } ]).inner._type
]
