{
  imports = [
    ./media.nix
    ./proxy.nix
  ];
}
