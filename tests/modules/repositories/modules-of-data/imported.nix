{ lib, ... }: { imports = [ (lib.modules.importTOML ./data/web.toml) (lib.modules.importTOML ./data/cache.toml) ]; }
