# Exported: whoever takes it runs into the missing file.
{ imports = [ ./gallery/options.nix ./gallery-backup.nix ]; } # expect: HWC004 (error)
