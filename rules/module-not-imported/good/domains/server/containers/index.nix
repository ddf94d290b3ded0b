{ lib, ... }:
{
  imports = map (name: ./. + "/${name}") (lib.attrNames (lib.filterAttrs (_: type: type == "directory") (builtins.readDir ./.)));
}
