{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    # The modules are judged, the host is not. # problem: not-judged
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./options.nix ./one.nix ./other.nix ]; };
  };
}
