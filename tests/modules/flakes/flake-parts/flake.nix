{
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    systems = [ "x86_64-linux" ];
    imports = [ ./parts/web.nix ./parts/hosts.nix ];
    perSystem = { pkgs, ... }: { packages.default = pkgs.hello; };
  };
}
