# sops.*, after the README of sops-nix (secrets, templates, keys).
#
# Placeholders exist for every secret; sops-nix makes them only where there is a template to use them.
{ config, lib, ... }:
let
  inherit (lib) mapAttrs mkDefault mkOption types;

  cfg = config.sops;
  accounts = config.users.users;

  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  paths = mkOption { type = types.listOf types.path; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  zero = mkOption { type = types.nullOr types.int; default = 0; };
  groupOf = owner: mkOption {
    type = types.nullOr types.str;
    default = if owner == null then null else accounts.${owner}.group;
  };

  secret = { name, config, ... }: {
    options = {
      name = mkOption { type = types.str; default = name; };
      key = mkOption { type = types.str; default = if cfg.defaultSopsKey == null then name else cfg.defaultSopsKey; };
      path = mkOption {
        type = types.str;
        default = "/run/${if config.neededForUsers then "secrets-for-users" else "secrets"}/${config.name}";
      };
      format = mkOption {
        type = types.enum [ "yaml" "json" "binary" "dotenv" "ini" ];
        default = cfg.defaultSopsFormat;
      };
      mode = mkOption { type = types.str; default = "0400"; };
      owner = textOrNull;
      uid = zero;
      group = groupOf config.owner;
      gid = zero;
      sopsFile = mkOption { type = types.path; default = cfg.defaultSopsFile; };
      sopsFileHash = mkOption { type = types.str; };
      restartUnits = strings;
      reloadUnits = strings;
      neededForUsers = mkOption { type = types.bool; default = false; };
    };
  };

  template = { name, config, ... }: {
    options = {
      name = mkOption { type = types.singleLineStr; default = name; };
      path = mkOption { type = types.singleLineStr; default = "/run/secrets/rendered/${config.name}"; };
      content = mkOption { type = types.lines; default = ""; };
      file = mkOption { type = types.path; };
      mode = mkOption { type = types.singleLineStr; default = "0400"; };
      owner = mkOption { type = types.nullOr types.singleLineStr; default = null; };
      uid = zero;
      group = groupOf config.owner;
      gid = zero;
      restartUnits = strings;
      reloadUnits = strings;
    };
  };
in
{
  options.sops = {
    secrets = mkOption { type = types.attrsOf (types.submodule secret); default = { }; };
    templates = mkOption { type = types.attrsOf (types.submodule template); default = { }; };
    placeholder = mkOption { type = types.attrsOf types.str; default = { }; };

    defaultSopsFile = mkOption { type = types.path; };
    defaultSopsFormat = mkOption { type = types.str; default = "yaml"; };
    defaultSopsKey = textOrNull;
    validateSopsFiles = mkOption { type = types.bool; default = true; };
    keepGenerations = mkOption { type = types.ints.unsigned; default = 1; };
    log = mkOption {
      type = types.listOf (types.enum [ "keyImport" "secretChanges" ]);
      default = [ "keyImport" "secretChanges" ];
    };
    environment = mkOption { type = types.attrsOf (types.either types.str types.path); default = { }; };
    package = mkOption { type = types.package; };
    validationPackage = mkOption { type = types.package; default = cfg.package; };
    useTmpfs = mkOption { type = types.bool; default = false; };
    useSystemdActivation = mkOption { type = types.bool; };

    age = {
      keyFile = mkOption { type = types.nullOr types.path; default = null; };
      generateKey = mkOption { type = types.bool; default = false; };
      plugins = mkOption { type = types.listOf types.package; default = [ ]; };
      # Without a definition sops-nix takes the host keys of services.openssh.
      sshKeyPaths = paths;
    };
    gnupg = {
      home = textOrNull;
      sshKeyPaths = paths;
      package = mkOption { type = types.package; };
    };
  };

  config.sops.placeholder =
    mapAttrs (name: _: mkDefault "<SOPS:${builtins.hashString "sha256" name}:PLACEHOLDER>") cfg.secrets;
}
