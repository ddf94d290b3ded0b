# environment.*, after the NixOS manual (options below `environment`) and the README of impermanence (`persistence`).
{ lib, ... }:
let
  inherit (lib) concatMapStringsSep isList isPath isString mapAttrs mkOption types;

  yes = mkOption { type = types.bool; default = true; };
  no = mkOption { type = types.bool; default = false; };
  lines = mkOption { type = types.lines; default = ""; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  packages = mkOption { type = types.listOf types.package; default = [ ]; };

  # /etc/<target>: `text`, or the file that `source` names.
  etcFile = { name, ... }: {
    options = {
      enable = yes;
      target = mkOption { type = types.str; default = name; };
      text = mkOption { type = types.nullOr types.lines; default = null; };
      source = mkOption { type = types.path; };
      mode = mkOption { type = types.str; default = "symlink"; };
      uid = mkOption { type = types.int; default = 0; };
      gid = mkOption { type = types.int; default = 0; };
      user = mkOption { type = types.str; default = "+0"; };
      group = mkOption { type = types.str; default = "+0"; };
    };
  };

  scalar = types.oneOf [ types.int types.str types.path ];
  variables = mkOption {
    type = types.attrsOf (types.nullOr (types.oneOf [ types.int types.str types.path (types.listOf scalar) ]));
    default = { };
    apply = mapAttrs (_: value: if isList value then concatMapStringsSep ":" shellWord value else shellWord value);
  };
  shellWord = value:
    if value == null || isString value then value
    else if isPath value then "${value}"
    else toString value;

  ownership = {
    user = mkOption { type = types.str; default = "root"; };
    group = mkOption { type = types.str; default = "root"; };
    mode = mkOption { type = types.str; default = "0755"; };
  };
  keptDirectory = {
    freeformType = types.lazyAttrsOf types.anything;
    options = ownership // {
      directory = mkOption { type = types.str; };
    };
  };
  keptFile = {
    freeformType = types.lazyAttrsOf types.anything;
    options.file = mkOption { type = types.str; };
  };
  directories = mkOption {
    type = types.listOf (types.coercedTo types.str (directory: { inherit directory; }) (types.submodule keptDirectory));
    default = [ ];
  };
  files = mkOption {
    type = types.listOf (types.coercedTo types.str (file: { inherit file; }) (types.submodule keptFile));
    default = [ ];
  };
  # What a user keeps lies below the user's home and belongs to that user: no ownership is said here.
  userDirectories = mkOption { type = types.listOf (types.either types.str types.anything); default = [ ]; };
  userFiles = userDirectories;

  persistence = { name, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      enable = yes;
      persistentStoragePath = mkOption { type = types.path; default = name; };
      hideMounts = no;
      inherit directories files;
      users = mkOption {
        type = types.attrsOf (types.submodule ({ name, ... }: {
          freeformType = types.lazyAttrsOf types.anything;
          options = {
            home = mkOption { type = types.path; default = "/home/${name}"; };
            directories = userDirectories;
            files = userFiles;
          };
        }));
        default = { };
      };
    };
  };
in
{
  options.environment = {
    etc = mkOption { type = types.attrsOf (types.submodule etcFile); default = { }; };
    systemPackages = packages;
    pathsToLink = strings;
    inherit variables;
    sessionVariables = variables;
    shellAliases = mkOption { type = types.attrsOf (types.nullOr (types.either types.str types.path)); default = { }; };
    shellInit = lines;
    loginShellInit = lines;
    interactiveShellInit = lines;
    extraInit = lines;
    persistence = mkOption { type = types.attrsOf (types.submodule persistence); default = { }; };
  };
}
