{ ... }:
{
  imports = [ ../options.nix ];
}
