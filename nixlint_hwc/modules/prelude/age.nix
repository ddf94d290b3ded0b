# age.*, after agenix' reference ("agenix module reference" in its README).
#
# A secret is open (`freeformType = lazyAttrsOf`): agenix-rekey and the like add options to it.
{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  cfg = config.age;
  accounts = config.users.users;

  secret = { name, config, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      name = mkOption { type = types.str; default = name; };
      file = mkOption { type = types.path; };
      path = mkOption { type = types.str; default = "${cfg.secretsDir}/${config.name}"; };
      mode = mkOption { type = types.str; default = "0400"; };
      owner = mkOption { type = types.str; default = "0"; };
      group = mkOption { type = types.str; default = accounts.${config.owner}.group or "0"; };
      symlink = mkOption { type = types.bool; default = true; };
    };
  };
in
{
  options.age = {
    secrets = mkOption { type = types.attrsOf (types.submodule secret); default = { }; };
    secretsDir = mkOption { type = types.path; default = "/run/agenix"; };
    secretsMountPoint = mkOption { type = types.str; default = "/run/agenix.d"; };
    # Without a definition agenix takes the host keys of services.openssh.
    identityPaths = mkOption { type = types.listOf types.path; };
    ageBin = mkOption { type = types.str; };
  };
}
