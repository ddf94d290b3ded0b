# security.*, after the NixOS manual (options below `security`; "SSL/TLS Certificates with ACME").
{ lib, ... }:
let
  inherit (lib) mkOption types;

  yes = mkOption { type = types.bool; default = true; };
  no = mkOption { type = types.bool; default = false; };
  lines = mkOption { type = types.lines; default = ""; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };

  # Every certificate starts from `defaults`, so what is missing in it is not known.
  certificate = { name, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      domain = mkOption { type = types.str; default = name; };
      directory = mkOption { type = types.str; default = "/var/lib/acme/${name}"; };
      extraDomainNames = strings;
    };
  };
in
{
  options.security = {
    acme = {
      acceptTerms = no;
      preliminarySelfsigned = yes;
      defaults = mkOption {
        type = types.submodule { freeformType = types.lazyAttrsOf types.anything; };
        default = { };
      };
      certs = mkOption { type = types.attrsOf (types.submodule certificate); default = { }; };
    };

    sudo = {
      enable = yes;
      wheelNeedsPassword = yes;
      execWheelOnly = no;
      extraConfig = lines;
      extraRules = mkOption { type = types.listOf types.anything; default = [ ]; };
    };

    pki = {
      certificates = strings;
      certificateFiles = mkOption { type = types.listOf types.path; default = [ ]; };
    };

    allowUserNamespaces = yes;
    lockKernelModules = no;
    unprivilegedUsernsClone = no;
    auditd.enable = no;
    doas.enable = no;
    polkit.enable = no;
    rtkit.enable = no;
    apparmor.enable = no;
    tpm2.enable = no;
  };
}
