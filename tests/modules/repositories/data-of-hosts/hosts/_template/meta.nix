{ system = "aarch64-linux"; users = [ "CHANGEME" ]; }
