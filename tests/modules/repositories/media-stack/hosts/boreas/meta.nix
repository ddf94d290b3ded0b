{ unstable = true; system = "aarch64-linux"; }
