# As a function that is handed on whole.
args: import ./downloads.nix args
