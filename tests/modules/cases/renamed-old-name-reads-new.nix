{ lib }:
let
  result = lib.evalModules {
    modules = [
      (lib.mkRenamedOptionModule [ "proxy" "listen" ] [ "edge" "port" ])
      { options.edge.port = lib.mkOption { type = lib.types.port; default = 80; }; }
    ];
  };
in
[ result.config.proxy.listen result.config.edge.port ]
