{ tag }: { inputs, ... }: {
  flake.nixosConfigurations.applied = inputs.nixpkgs.lib.nixosSystem {
    modules = [ { virtualisation.oci-containers.containers.applied.image = "ghcr.io/example/applied:${tag}"; } ];
  };
}
