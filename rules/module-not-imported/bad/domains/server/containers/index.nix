{ ... }:
{
  imports = [ ./example/index.nix ];
}
