{
  description = "Snowfall configuration";
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/nixos-23.11";
    unstable.url = "github:nixos/nixpkgs/nixos-unstable";
    snowfall-lib = {
      url = "github:snowfallorg/lib";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    home-manager.url = "github:nix-community/home-manager";
    nixos-generators.url = "github:nix-community/nixos-generators";
    deploy-rs.url = "github:serokell/deploy-rs";
  };
  outputs = inputs:
    let
      lib = inputs.snowfall-lib.mkLib {
        inherit inputs;
        src = ./.;
        snowfall = {
          meta = { name = "plusultra"; title = "Plus Ultra"; };
          namespace = "plusultra";
        };
      };
    in
    lib.mkFlake {
      channels-config.allowUnfree = true;
      overlays = with inputs; [ ];
      systems.modules.nixos = with inputs; [ home-manager.nixosModules.home-manager ];
      systems.hosts.jasper.modules = [ ];
      deploy = lib.mkDeploy { inherit (inputs) self; };
      outputs-builder = channels: { formatter = channels.nixpkgs.alejandra; };
    };
}
