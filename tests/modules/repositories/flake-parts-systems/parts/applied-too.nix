{ tag }: { inputs, ... }: {
  flake.nixosConfigurations.applied-too = inputs.nixpkgs.lib.nixosSystem {
    modules = [ { virtualisation.oci-containers.containers.applied-too.image = "ghcr.io/example/applied-too:${tag}"; } ];
  };
}
