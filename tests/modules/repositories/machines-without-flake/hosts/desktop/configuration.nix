{ pkgs, ... }: { imports = [ ../../common ]; networking.hostName = "desktop"; services.xserver.enable = true; system.stateVersion = "24.11"; }
