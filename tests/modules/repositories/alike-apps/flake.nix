{
  description = "Apps of one kind: what a submodule declares for all of them, and what differs for each";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { nixpkgs, ... }: {
    nixosConfigurations.box = nixpkgs.lib.nixosSystem { modules = [ ./apps.nix ]; };
  };
}
