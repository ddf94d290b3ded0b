# A default that is given for the old name stays a default for the new one.
{ lib }:
(lib.evalModules {
  modules = [
    (lib.mkRenamedOptionModule [ "proxy" "listen" ] [ "edge" "port" ])
    {
      options.edge.port = lib.mkOption { type = lib.types.port; };
      options.warnings = lib.mkOption { type = lib.types.listOf lib.types.str; };
    }
    { proxy.listen = lib.mkDefault 8080; }
    { edge.port = 443; }
  ];
}).config.edge.port
