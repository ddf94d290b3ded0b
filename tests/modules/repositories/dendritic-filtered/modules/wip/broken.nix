{ configurations.nixos.broken.module = throw "not yet"; }
