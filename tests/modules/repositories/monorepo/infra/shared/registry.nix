{ lib, ... }: { options.registry.host = lib.mkOption { type = lib.types.str; }; }
