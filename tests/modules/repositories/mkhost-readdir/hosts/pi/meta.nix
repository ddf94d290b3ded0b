{ system = "aarch64-linux"; roles = [ "base" "dns" ]; }
