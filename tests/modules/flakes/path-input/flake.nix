{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.common = { url = "path:./common"; inputs.nixpkgs.follows = "nixpkgs"; };
  outputs = { nixpkgs, common, ... }: {
    nixosConfigurations.one = nixpkgs.lib.nixosSystem { modules = [ common.nixosModules.web { tag = common.lib.version; } ]; };
  };
}
