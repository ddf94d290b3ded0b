# It cannot be loaded at all, as what it consists of is missing.
let
  lan = import ./lan.nix; # expect: HWC004 (error)
in
{
  imports = lan.modules;
}
