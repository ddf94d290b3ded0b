{ lib }:
let
  run =
    modules:
    (lib.evalModules {
      modules = [
        {
          freeformType = lib.types.attrsOf (lib.types.either lib.types.str (lib.types.attrsOf lib.types.str));
          options.port = lib.mkOption { type = lib.types.port; default = 80; };
          options.tls.enable = lib.mkOption { type = lib.types.bool; default = false; };
        }
      ]
      ++ modules;
    }).config;
in
[
  (run [ ])
  (run [ { user = "x"; tls.key = "/k"; port = 81; } { user = lib.mkForce "y"; tls.cert = "/c"; } ])
]
