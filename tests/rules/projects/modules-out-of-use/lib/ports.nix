{ web = 8080; } // import ./more-ports.nix # expect: HWC004 (error)
