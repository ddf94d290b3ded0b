{
  inputs = { nixpkgs.url = "github:nixos/nixpkgs/nixos-24.11"; nas.url = "path:./hosts/nas"; stable = { type = "github"; owner = "NixOS"; repo = "nixpkgs"; ref = "nixos-24.05"; }; };
  outputs = { self, nixpkgs, nas, stable, ... }: {
    nixosConfigurations = {
      inherit (nas.nixosConfigurations) nas;
      router = stable.lib.nixosSystem { system = "x86_64-linux"; modules = [ ./shared/base.nix ./router.nix ]; };
    };
  };
}
