{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs =
    { nixpkgs, ... }:
    {
      nixosConfigurations.box = nixpkgs.lib.nixosSystem {
        modules = [
          ./apps.nix
          {
            apps.grafana.enable = true;
            apps.services = {
              gitea.enable = true;
              miniflux = { };
            };
          }
        ];
      };
    };
}
