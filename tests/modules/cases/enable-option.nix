{ lib }:
with lib;
let
  eval = modules: lib.evalModules { inherit modules; };
in
let e = eval [ { options.a = lib.mkEnableOption "thing"; } ]; in [ e.config.a e.options.a.description ]
