{ pkgs, ... }: { hardware.nvidia-container-toolkit.enable = true; }
