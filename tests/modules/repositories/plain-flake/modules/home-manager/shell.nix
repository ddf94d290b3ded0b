{ pkgs, ... }:
{
  programs.zsh.enable = true;
  home.packages = [ pkgs.ripgrep ];
}
