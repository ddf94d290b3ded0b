{ pkgs, ... }: { programs.fish.enable = true; }
