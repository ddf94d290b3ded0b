{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs =
    { nixpkgs, home-manager, ... }:
    {
      nixosConfigurations.desk = nixpkgs.lib.nixosSystem {
        modules = [ { system.stateVersion = "25.05"; } ];
      };
      homeConfigurations."ada@desk" = home-manager.lib.homeManagerConfiguration {
        pkgs = nixpkgs.legacyPackages.x86_64-linux;
        modules = [ ./home/ada.nix ];
      };
      nixosModules.inline = {
        virtualisation.quadlet.containers.metrics.containerConfig.image = "docker.io/prom/prometheus:v3.0.1";
      };
    };
}
