{
  inputs.flake-compat = { url = "github:edolstra/flake-compat"; flake = false; };
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.private = { url = "git+ssh://git@git.example.org/me/private.git"; flake = false; };
  outputs = { self, nixpkgs, private, ... }@attrs:
    let
      inventory = builtins.fromJSON (builtins.readFile ./inventory.json);
      network = nixpkgs.lib.importTOML ./network.toml;
      mk = host: {
        inherit (host) name;
        value = nixpkgs.lib.nixosSystem {
          inherit (host) system;
          specialArgs = attrs // { inherit host network; };
          modules = [
            ./base.nix
            (./machines + "/${host.name}.nix")
            (import "${private}/users.nix")
          ] ++ nixpkgs.lib.optionals (builtins.elem "containers" host.tags) (nixpkgs.lib.filter (p: nixpkgs.lib.hasSuffix ".nix" (toString p)) (nixpkgs.lib.filesystem.listFilesRecursive ./services));
        };
      };
    in
    {
      nixosConfigurations = builtins.listToAttrs (map mk inventory.hosts);
    };
}
