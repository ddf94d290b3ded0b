pkgs: {
  motd = pkgs.callPackage ./motd.nix { };
}
