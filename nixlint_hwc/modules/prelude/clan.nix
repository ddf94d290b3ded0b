# clan.core.vars, after the manual of clan-core ("Vars"): where a generator's files appear on the machine.
#
# A file is secret unless said otherwise; secret files are deployed below /run/secrets/vars.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  file =
    generator:
    { name, config, ... }:
    {
      freeformType = types.lazyAttrsOf types.anything;
      options = {
        secret = mkOption { type = types.bool; default = true; };
        deploy = mkOption { type = types.bool; default = true; };
        neededFor = mkOption { type = types.str; default = "services"; };
        owner = mkOption { type = types.str; default = "root"; };
        group = mkOption { type = types.str; default = "root"; };
        mode = mkOption { type = types.str; default = "0400"; };
        path = mkOption { type = types.str; };
      };
      config.path = lib.mkIf (config.secret && config.neededFor == "services") (
        lib.mkDefault "/run/secrets/vars/${generator}/${name}"
      );
    };

  generator =
    { name, ... }:
    {
      freeformType = types.lazyAttrsOf types.anything;
      options.files = mkOption { type = types.attrsOf (types.submodule (file name)); default = { }; };
    };
in
{
  options.clan.core.vars.generators = mkOption {
    type = types.attrsOf (types.submodule generator);
    default = { };
  };
}
