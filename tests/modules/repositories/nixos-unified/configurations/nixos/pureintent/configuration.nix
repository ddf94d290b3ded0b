{ ... }: { boot.loader.systemd-boot.enable = true; networking.hostName = "pureintent"; system.stateVersion = "24.11"; }
