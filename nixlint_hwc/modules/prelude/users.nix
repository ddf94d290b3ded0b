# users.*, after the NixOS manual ("User Management" and the options below `users`).
#
# Of the accounts that NixOS itself defines, root and the groups with well-known numbers are here; reading another one
# is reading something that the prelude lacks (open.json).
{ lib, ... }:
let
  inherit (lib) mkDefault mkIf mkOption types;

  text = mkOption { type = types.str; default = ""; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  intOrNull = mkOption { type = types.nullOr types.int; default = null; };
  no = mkOption { type = types.bool; default = false; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };

  subordinate = start: mkOption {
    type = types.listOf (types.submodule {
      options = {
        ${start} = mkOption { type = types.int; };
        count = mkOption { type = types.int; default = 1; };
      };
    });
    default = [ ];
  };

  user = { name, config, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      enable = mkOption { type = types.bool; default = true; };
      name = mkOption { type = types.str; default = name; };
      description = text;
      uid = intOrNull;
      isSystemUser = no;
      isNormalUser = no;
      group = text;
      extraGroups = strings;
      home = mkOption { type = types.path; default = "/var/empty"; };
      homeMode = mkOption { type = types.str; default = "700"; };
      createHome = no;
      cryptHomeLuks = textOrNull;
      pamMount = mkOption { type = types.attrsOf types.str; default = { }; };
      # An account that may log in gets users.defaultUserShell, a package.
      shell = mkOption { type = types.nullOr (types.oneOf [ types.package types.path types.str ]); };
      ignoreShellProgramCheck = no;
      useDefaultShell = no;
      subUidRanges = subordinate "startUid";
      subGidRanges = subordinate "startGid";
      autoSubUidGidRange = no;
      linger = mkOption { type = types.nullOr types.bool; default = null; };
      packages = mkOption { type = types.listOf types.package; default = [ ]; };
      expires = textOrNull;

      hashedPassword = textOrNull;
      hashedPasswordFile = textOrNull;
      password = textOrNull;
      initialPassword = textOrNull;
      initialHashedPassword = textOrNull;

      openssh.authorizedKeys.keys = strings;
      openssh.authorizedKeys.keyFiles = mkOption { type = types.listOf types.path; default = [ ]; };
      openssh.authorizedPrincipals = strings;
    };

    config = mkIf config.isNormalUser {
      group = mkDefault "users";
      createHome = mkDefault true;
      home = mkDefault "/home/${config.name}";
      homeMode = mkDefault "700";
      useDefaultShell = mkDefault true;
    };
  };

  group = { name, ... }: {
    options = {
      name = mkOption { type = types.str; default = name; };
      gid = intOrNull;
      members = strings;
    };
  };
in
{
  options.users = {
    users = mkOption { type = types.attrsOf (types.submodule user); default = { }; };
    groups = mkOption { type = types.attrsOf (types.submodule group); default = { }; };
    mutableUsers = mkOption { type = types.bool; default = true; };
    enforceIdUniqueness = mkOption { type = types.bool; default = true; };
    allowNoPasswordLogin = no;
    defaultUserShell = mkOption { type = types.either types.path types.package; };
    defaultUserHome = mkOption { type = types.str; default = "/home"; };
  };

  config.users = {
    users.root = {
      uid = 0;
      group = "root";
      description = "System administrator";
      home = "/root";
    };
    users.nobody = {
      uid = 65534;
      group = "nogroup";
      isSystemUser = true;
      description = "Unprivileged account (don't use!)";
    };
    groups = {
      root.gid = 0;
      wheel.gid = 1;
      kmem.gid = 2;
      tty.gid = 3;
      disk.gid = 6;
      audio.gid = 17;
      floppy.gid = 18;
      uucp.gid = 19;
      lp.gid = 20;
      cdrom.gid = 24;
      tape.gid = 25;
      video.gid = 26;
      dialout.gid = 27;
      utmp.gid = 29;
      adm.gid = 55;
      systemd-journal.gid = 62;
      users.gid = 100;
      input.gid = 174;
      kvm.gid = 302;
      render.gid = 303;
      sgx.gid = 304;
      shadow.gid = 318;
      nixbld.gid = 30000;
      nogroup.gid = 65534;
    };
  };
}
