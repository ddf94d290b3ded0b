{ imports = [ ./extra.nix ]; }
