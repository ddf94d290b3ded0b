{ config, lib pkgs, ... }: { a = 1; }
