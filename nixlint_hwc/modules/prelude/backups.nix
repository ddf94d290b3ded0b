# services.restic.backups and services.borgbackup.jobs, after the NixOS manual (options of these names; "BorgBackup").
{ lib, ... }:
let
  inherit (lib) mkOption types;

  yes = mkOption { type = types.bool; default = true; };
  no = mkOption { type = types.bool; default = false; };
  lines = mkOption { type = types.lines; default = ""; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  root = mkOption { type = types.str; default = "root"; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  pathOrNull = mkOption { type = types.nullOr types.path; default = null; };
  settings = mkOption { type = types.attrsOf types.anything; default = { }; };

  resticBackup = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      repository = textOrNull;
      repositoryFile = pathOrNull;
      passwordFile = textOrNull;
      environmentFile = textOrNull;
      initialize = no;
      user = root;
      paths = mkOption { type = types.nullOr (types.listOf types.str); default = [ ]; };
      exclude = strings;
      dynamicFilesFrom = textOrNull;
      timerConfig = mkOption {
        type = types.nullOr (types.attrsOf types.anything);
        default = { OnCalendar = "daily"; Persistent = true; };
      };
      pruneOpts = strings;
      checkOpts = strings;
      extraBackupArgs = strings;
      extraOptions = strings;
      backupPrepareCommand = textOrNull;
      backupCleanupCommand = textOrNull;
    };
  };

  borgJob = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      repo = mkOption { type = types.str; };
      paths = mkOption {
        type = types.nullOr (types.coercedTo types.str (path: [ path ]) (types.listOf types.str));
        default = null;
      };
      exclude = strings;
      patterns = strings;
      startAt = mkOption { type = types.either types.str (types.listOf types.str); default = "daily"; };
      persistentTimer = no;
      user = root;
      group = root;
      doInit = yes;
      compression = mkOption { type = types.str; default = "lz4"; };
      encryption = {
        mode = mkOption { type = types.str; };
        passCommand = textOrNull;
        passphrase = textOrNull;
      };
      environment = mkOption { type = types.attrsOf types.str; default = { }; };
      prune.keep = settings;
      preHook = lines;
      postInit = lines;
      postCreate = lines;
      postPrune = lines;
      postHook = lines;
    };
  };
in
{
  options.services = {
    restic.backups = mkOption { type = types.attrsOf (types.submodule resticBackup); default = { }; };
    borgbackup.jobs = mkOption { type = types.attrsOf (types.submodule borgJob); default = { }; };
  };
}
