{ ... }:
{
  imports = [ ./parts/all.nix ];
}
