# Hosts of a nixpkgs with patches of one's own: it is nixpkgs still. A patched source of something else is not known.
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.patcher.url = "github:gepbird/nixpkgs-patcher";
  outputs = { self, nixpkgs, patcher, ... }@inputs: let
    patched = nixpkgs.legacyPackages.x86_64-linux.applyPatches { name = "patched"; src = nixpkgs; patches = [ ./fix.patch ]; };
    flake = (import "${patched}/flake.nix").outputs { self = flake; };
    evaluate = import (patched + "/nixos/lib/eval-config.nix");
    app = name: { pkgs, ... }: { virtualisation.oci-containers.containers.${name}.image = "ghcr.io/example/${name}:1"; };
    other = (import patched { system = "x86_64-linux"; }).applyPatches { name = "theme"; src = ./theme; patches = [ ]; };
  in {
    nixosConfigurations = {
      text = import "${patched}/nixos/lib/eval-config.nix" { system = "x86_64-linux"; modules = [ (app "text") ]; };
      path = evaluate { system = "x86_64-linux"; modules = [ (app "path") ]; specialArgs = { inherit inputs; }; };
      flake = flake.lib.nixosSystem { system = "x86_64-linux"; modules = [ (app "flake") ]; };
      library = (import "${patched}/lib").nixosSystem or nixpkgs.lib.nixosSystem { modules = [ (app "library") ]; };
      packages = nixpkgs.lib.nixosSystem { pkgs = import patched { system = "x86_64-linux"; }; modules = [ (app "packages") ]; };
      patcher = patcher.lib.nixosSystem { nixpkgsPatcher.inputs = inputs; specialArgs = inputs; modules = [ (app "patcher") ]; };
      other = nixpkgs.lib.nixosSystem {
        modules = [ (app "other") { virtualisation.oci-containers.containers.other.volumes = [ "${other}/css:/css:ro" ]; } ];
      };
    };
  };
}
