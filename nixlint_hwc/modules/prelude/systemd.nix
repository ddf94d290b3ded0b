# systemd.*, after the NixOS manual (options below `systemd`), systemd.unit(5), systemd.service(5) and their kin.
#
# The `...Config` sets take any key of the unit file's section, as in NixOS: a value that is a list may be given in
# several modules and is concatenated, any other must be the same everywhere.
# Units are open (`freeformType = lazyAttrsOf`): other modules of NixOS add options to them.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  unitSettings = mkOption {
    type = types.attrsOf (types.either (types.listOf types.anything) types.anything);
    default = { };
  };
  unitName = types.strMatching
    "[a-zA-Z0-9@%:_.\\-]+[.](service|socket|device|mount|automount|swap|target|path|timer|scope|slice)";
  unitNames = mkOption { type = types.listOf unitName; default = [ ]; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  text = mkOption { type = types.str; default = ""; };
  script = mkOption { type = types.lines; default = ""; };
  anyList = mkOption { type = types.listOf types.unspecified; default = [ ]; };
  yes = mkOption { type = types.bool; default = true; };
  no = mkOption { type = types.bool; default = false; };

  common = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      enable = yes;
      overrideStrategy = mkOption {
        type = types.enum [ "asDropinIfExists" "asDropin" ];
        default = "asDropinIfExists";
      };
      description = mkOption { type = types.singleLineStr; default = ""; };
      documentation = strings;
      aliases = unitNames;

      wantedBy = unitNames;
      requiredBy = unitNames;
      upheldBy = unitNames;

      after = unitNames;
      before = unitNames;
      wants = unitNames;
      requires = unitNames;
      requisite = unitNames;
      bindsTo = unitNames;
      partOf = unitNames;
      upholds = unitNames;
      conflicts = unitNames;
      onFailure = unitNames;
      onSuccess = unitNames;

      startLimitBurst = mkOption { type = types.int; };
      startLimitIntervalSec = mkOption { type = types.int; };
      unitConfig = unitSettings;

      restartTriggers = anyList;
      reloadTriggers = anyList;
    };
  };

  service.options = {
    environment = mkOption {
      type = types.attrsOf (types.nullOr (types.oneOf [ types.str types.path types.package ]));
      default = { };
    };
    path = mkOption { type = types.listOf (types.oneOf [ types.package types.str ]); default = [ ]; };
    serviceConfig = unitSettings;

    script = script;
    scriptArgs = text;
    preStart = script;
    postStart = script;
    reload = script;
    preStop = script;
    postStop = script;
    enableStrictShellChecks = no;
    enableDefaultPath = yes;

    restartIfChanged = yes;
    reloadIfChanged = no;
    stopIfChanged = yes;
    notSocketActivated = no;
    startAt = mkOption {
      type = types.either types.str (types.listOf types.str);
      default = [ ];
      apply = times: if builtins.isList times then times else [ times ];
    };
  };

  timer.options.timerConfig = unitSettings;
  path.options.pathConfig = unitSettings;
  slice.options.sliceConfig = unitSettings;
  socket.options = {
    listenStreams = strings;
    listenDatagrams = strings;
    socketConfig = unitSettings;
  };
  mount.options = {
    what = mkOption { type = types.str; };
    where = mkOption { type = types.str; };
    type = text;
    options = mkOption { type = types.commas; default = ""; };
    mountConfig = unitSettings;
  };
  automount.options = {
    where = mkOption { type = types.str; };
    automountConfig = unitSettings;
  };

  units = kind: mkOption { type = types.attrsOf (types.submodule [ common kind ]); default = { }; };
  unitList = kind: mkOption { type = types.listOf (types.submodule [ common kind ]); default = [ ]; };

  services = units service;
  timers = units timer;
  sockets = units socket;
  paths = units path;
  slices = units slice;
  targets = mkOption { type = types.attrsOf (types.submodule common); default = { }; };
in
{
  options.systemd = {
    inherit services timers sockets paths slices targets;
    mounts = unitList mount;
    automounts = unitList automount;

    user = {
      inherit services timers sockets paths slices targets;
      extraConfig = script;
      tmpfiles.rules = strings;
    };

    globalEnvironment = mkOption {
      type = types.attrsOf (types.nullOr (types.oneOf [ types.str types.path types.package ]));
      default = { };
    };
    packages = mkOption { type = types.listOf types.package; default = [ ]; };
    enableEmergencyMode = yes;
    suppressedSystemUnits = strings;
    generators = mkOption { type = types.attrsOf types.path; default = { }; };
    shutdown = mkOption { type = types.attrsOf types.path; default = { }; };
    sleep.extraConfig = script;
    extraConfig = script;
    oomd.enable = yes;

    network = {
      enable = no;
      wait-online.enable = yes;
      wait-online.anyInterface = no;
    };
  };
}
