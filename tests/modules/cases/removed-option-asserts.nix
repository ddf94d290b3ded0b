{ lib }:
let
  run =
    definitions:
    (lib.evalModules {
      modules = [
        (lib.mkRemovedOptionModule [ "proxy" "ssl" ] "Use proxy.tls.")
        { options.assertions = lib.mkOption { type = lib.types.listOf lib.types.anything; }; }
        definitions
      ];
    }).config.assertions;
in
map (map (found: found.assertion)) [ (run { }) (run { proxy.ssl = true; }) ]
