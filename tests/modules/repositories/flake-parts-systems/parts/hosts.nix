{ self, lib, inputs, config, withSystem, getSystem, ... }:
let inherit (config.flake.lib) mkHost; in {
  flake.nixosConfigurations = {
    ares = self.lib.mkHost { hostname = "ares"; };
    bali = mkHost { hostname = "bali"; system = "aarch64-linux"; modules = [ self.nixosModules.apps ]; };
    cato = withSystem "riscv64-linux" (context: inputs.nixpkgs.lib.nixosSystem {
      modules = [ { nixpkgs.pkgs = context.pkgs; virtualisation.oci-containers.containers.cato.image = "ghcr.io/example/cato:${context.tag}"; } ];
    });
    dion = inputs.nixpkgs.lib.nixosSystem {
      modules = [ config.flake.nixosModules.apps { virtualisation.oci-containers.containers.dion.image = (getSystem "x86_64-linux").images.web; } ];
    };
  };
}
