# The new place is a set of options: what is defined below the old name goes there.
{ lib }:
(lib.evalModules {
  modules = [
    (lib.mkRenamedOptionModule [ "media" ] [ "services" "media" ])
    {
      options.services.media.port = lib.mkOption { type = lib.types.port; };
      options.services.media.folder = lib.mkOption { type = lib.types.str; default = "/srv"; };
    }
    { media.port = 8096; }
  ];
}).config.services
