# Nothing outside the project is read; what is missing inside it is an error.
{
  file = builtins.readFile /etc/hostname;
  folder = builtins.readDir /etc;
  imported = import /etc/nixos/configuration.nix;
  above = import ../../../../../../../../../../etc/x.nix;
  exists = builtins.pathExists /etc;
  nixpkgs = <nixpkgs>;
  home = ~/x;
  time = builtins.currentTime;
  fetched = builtins.fetchTarball "https://example.org/x.tar.gz";
  git = builtins.fetchGit { url = "https://example.org/x.git"; };
  flake = builtins.getFlake "github:a/b";
}
