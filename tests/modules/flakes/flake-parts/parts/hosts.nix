{ inputs, self, config, ... }:
{
  flake.nixosConfigurations.one = inputs.nixpkgs.lib.nixosSystem {
    modules = [ self.nixosModules.web config.flake.modules.nixos.db { networking.hostName = "one"; } ];
  };
}
