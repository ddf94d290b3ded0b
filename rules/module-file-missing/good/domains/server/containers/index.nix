{ ... }:
{
  imports = [
    ./example/index.nix
    ./inline/index.nix
    ./parts/index.nix
  ];
}
