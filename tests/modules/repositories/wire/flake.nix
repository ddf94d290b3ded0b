{
  inputs = {
    nixpkgs.url = "github:nixos/nixpkgs/nixos-unstable";
    wire.url = "github:mrshmllow/wire/stable";
  };

  outputs =
    { self, nixpkgs, wire, ... }:
    {
      wire = wire.makeHive {
        inherit (self) nixosConfigurations;
        meta = { nixpkgs = import nixpkgs { localSystem = "x86_64-linux"; }; specialArgs.who = "w"; };
        defaults.system.stateVersion = "24.11";
        node-a = { who, name, ... }: {
          deployment.target.host = "a.example";
          virtualisation.oci-containers.containers."${name}-${who}".image = "docker.io/library/nginx:1.27";
        };
        plain = { deployment.tags = [ "home" ]; };
      };

      nixosConfigurations.plain = nixpkgs.lib.nixosSystem {
        modules = [ { virtualisation.oci-containers.containers.web.image = "docker.io/library/nginx:1.27"; } ];
      };
    };
}
