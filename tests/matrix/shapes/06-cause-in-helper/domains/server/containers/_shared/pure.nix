args: import ../../../../lib/mkDatabase.nix args
