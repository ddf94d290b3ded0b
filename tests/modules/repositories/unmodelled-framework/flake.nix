{
  inputs.nixpkgs.url = "github:nixos/nixpkgs/nixos-unstable";
  inputs.framework.url = "git+https://git.example.org/framework";

  outputs = { framework, ... }@inputs: {
    nixosConfigurations = framework.lib.configurations { inherit inputs; paths = [ ./hosts ./modules ]; };
  };
}
