args: import ../../../../lib/mkContainer.nix args
