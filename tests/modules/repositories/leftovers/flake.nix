{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { self, nixpkgs, ... }: {
    nixosConfigurations.box = nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ./hosts/box.nix ]; };
    templates.server = { path = ./templates/server; description = "a server"; };
    checks.x86_64-linux.web = import ./tests/web.nix { pkgs = nixpkgs.legacyPackages.x86_64-linux; };
    packages.x86_64-linux.status = nixpkgs.legacyPackages.x86_64-linux.callPackage ./pkgs/status.nix { };
  };
}
