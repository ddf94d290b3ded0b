{ config, lib, ... }:
let
  inherit (lib) mkOption types;
  part = stack: { name, config, ... }: {
    options = {
      image = mkOption { type = types.str; };
      fullName = mkOption { type = types.str; default = if name == "app" then stack else "${stack}-${name}"; };
      environment = mkOption { type = with types; attrsOf (either str int); default = { }; apply = lib.mapAttrs (_: toString); };
      ports = mkOption { type = types.listOf types.str; default = [ ]; };
      folders = mkOption { type = types.attrsOf types.str; default = { }; };
      flags = mkOption { type = types.listOf types.str; default = [ ]; };
      dependsOn = mkOption { type = types.listOf types.str; default = [ ]; apply = map (d: "${stack}-${d}"); };
    };
  };
in
{
  options.rack.stacks = mkOption {
    default = { };
    type = types.attrsOf (types.submodule ({ name, ... }: {
      options.parts = mkOption { type = types.attrsOf (types.submodule (part name)); default = { }; };
    }));
  };
  options.rack.single = mkOption { type = types.attrsOf (types.submodule (part "single")); default = { }; };
}
