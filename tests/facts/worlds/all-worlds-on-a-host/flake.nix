{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.one = nixpkgs.lib.nixosSystem {
      modules = [ ./app.nix { hwc.server.containers.app = { enable = true; debug = false; }; } ];
    };
  };
}
