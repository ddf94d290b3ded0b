{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; 
  outputs = { nixpkgs, self }: { nixosConfigurations.h = nixpkgs.lib.nixosSystem { system="x86_64-linux"; modules = [ ./conditions.nix ]; }; };
}
