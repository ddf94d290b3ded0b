{ lib, ... }:
{
  imports = map (n: ./${n}) (builtins.filter (n: n != "default.nix" && lib.hasSuffix ".nix" n) (builtins.attrNames (builtins.readDir ./.)));
}
