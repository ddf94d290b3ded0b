{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.nas = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./hosts/nas ];
    };
    nixosModules = {
      gallery = ./modules/gallery.nix;
      wiki = { imports = [ ./modules/wiki.nix ]; };
    };
    templates.server = {
      path = ./templates/server;
      description = "A machine to begin with";
    };
  };
}
