{
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/nixos-unstable";
    flake-parts.url = "github:hercules-ci/flake-parts";
    ez-configs = { url = "github:ehllie/ez-configs"; inputs.nixpkgs.follows = "nixpkgs"; };
  };
  outputs = inputs@{ flake-parts, ... }: flake-parts.lib.mkFlake { inherit inputs; } {
    imports = [ inputs.ez-configs.flakeModule ];
    systems = [ "x86_64-linux" "aarch64-linux" ];
    ezConfigs = {
      root = ./.;
      globalArgs = { inherit inputs; domain = "lab.example.org"; };
      nixos.hosts.bastion.importDefault = false;
    };
  };
}
