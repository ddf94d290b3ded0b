{ lib }:
let
  run = modules: (lib.evalModules { class = "nixos"; modules = [ { options.v = lib.mkOption { default = 1; }; } ] ++ modules; });
in
[ (run [ { _class = "nixos"; v = 2; } ]).config.v (run [ { v = 3; } ]).class ]
