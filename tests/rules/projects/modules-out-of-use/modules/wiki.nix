{ imports = [ ./wiki/options.nix ]; } # expect: HWC004 (error)
