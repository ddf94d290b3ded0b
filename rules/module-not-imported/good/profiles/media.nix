{ ... }:
{
  imports = [ ../domains/server/containers/index.nix ];
}
