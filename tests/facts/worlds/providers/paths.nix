{ lib, ... }: { options.hwc.paths.state = lib.mkOption { type = lib.types.str; default = "/opt/state"; }; }
