{
  outputs =
    { nixpkgs, ... }:
    let
      host =
        name: system:
        nixpkgs.lib.nixosSystem {
          inherit system;
          specialArgs = { inherit name; };
          modules = [ ./named.nix ./whole.nix ./platform.nix ];
        };
    in
    {
      nixosConfigurations = {
        atlas = host "atlas" "x86_64-linux";
        borea = host "borea" "aarch64-linux";
      };
    };
}
