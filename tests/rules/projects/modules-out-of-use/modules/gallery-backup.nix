{ imports = [ ./gallery/timer.nix ]; } # expect: HWC004 (error)
