{
  inputs.nixpkgs.url = "nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.router = nixpkgs.lib.nixosSystem { system = "aarch64-linux"; modules = [ ({ ... }: { virtualisation.oci-containers.containers.headscale.image = "docker.io/headscale/headscale:0.23.0"; }) ]; };
  };
}
