{ imports = [ ./app.nix ./other.nix ]; }
