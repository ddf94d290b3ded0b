{
  nixpkgs = builtins.fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/abc.tar.gz"; sha256 = "x"; };
}
