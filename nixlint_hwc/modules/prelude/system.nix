# system.*, after the NixOS manual ("Activation script" and the options below `system`).
#
# `stateVersion` has no default: NixOS takes its own release, which is not known here.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  script = {
    options = {
      text = mkOption { type = types.lines; };
      deps = mkOption { type = types.listOf types.str; default = [ ]; };
      supportsDryActivation = mkOption { type = types.bool; default = false; };
    };
  };
  scripts = mkOption { type = types.attrsOf (types.either types.str (types.submodule script)); default = { }; };
in
{
  options.system = {
    activationScripts = scripts;
    userActivationScripts = scripts;
    stateVersion = mkOption { type = types.str; };
    autoUpgrade.enable = mkOption { type = types.bool; default = false; };
  };
}
