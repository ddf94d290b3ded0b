# programs.*, after the NixOS manual (options below `programs`): the switches that homelab modules test.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  on = { enable = mkOption { type = types.bool; default = true; }; };
  off = { enable = mkOption { type = types.bool; default = false; }; };
in
{
  options.programs = {
    dconf = off;
    direnv = off;
    fish = off;
    git = off;
    gnupg.agent = off;
    hyprland = off;
    mosh = off;
    mtr = off;
    neovim = off;
    nh = off;
    nix-ld = off;
    steam = off;
    tmux = off;
    zsh = off;
    bash = on;
    command-not-found = on;
    nano = on;
    fuse.userAllowOther = mkOption { type = types.bool; default = false; };
  };
}
