{
  inputs = {
    nixpkgs.url = "nixpkgs/nixos-unstable";
    agenix.url = "github:ryantm/agenix";
    agenix.inputs.nixpkgs.follows = "nixpkgs";
  };
  outputs = inputs@{ self, nixpkgs, agenix }:
    let
      lib = nixpkgs.lib;
      hostNames = builtins.attrNames (lib.filterAttrs (n: t: t == "directory" && !lib.hasPrefix "_" n) (builtins.readDir ./hosts));
      mkHost = hostName:
        let
          meta = if builtins.pathExists ./hosts/${hostName}/meta.nix then import ./hosts/${hostName}/meta.nix else { };
          system = meta.system or "x86_64-linux";
        in
        lib.nixosSystem {
          inherit system;
          specialArgs = {
            inherit inputs hostName system;
            unstable = import inputs.nixpkgs { inherit system; config = { allowUnfree = true; }; };
          };
          modules = [
            { networking.hostName = lib.mkDefault hostName; }
            agenix.nixosModules.default
            (./hosts + "/${hostName}")
          ] ++ map (role: ./roles + "/${role}.nix") (meta.roles or [ ]);
        };
    in
    {
      nixosConfigurations = lib.genAttrs hostNames mkHost;
      checks = lib.mapAttrs (_: h: h.config.system.build.toplevel) self.nixosConfigurations;
    };
}
