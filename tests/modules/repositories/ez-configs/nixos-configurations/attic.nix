{ ezModules, ... }: { imports = [ ezModules.miniflux ]; system.stateVersion = "24.11"; }
