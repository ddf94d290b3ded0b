{ flake, inputs, ... }: { imports = [ flake.homeModules.shell ]; home.stateVersion = "24.11"; }
