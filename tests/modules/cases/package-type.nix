{ lib }:
let
  accepts = lib.types.package.check;
in
map accepts [
  { type = "derivation"; }
  { type = "other"; }
  "/nix/store/0lz9p8xhf89kb1c1kk6jxrzskaiygnlh-bash-5.2"
  "/usr/bin/bash"
  null
]
