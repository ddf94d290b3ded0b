{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.05";
    colmena.url = "github:zhaofengli/colmena";
    sops-nix.url = "github:Mic92/sops-nix";
  };
  outputs = { self, nixpkgs, colmena, sops-nix, ... }@inputs: {
    colmenaHive = colmena.lib.makeHive self.outputs.colmena;
    colmena = {
      meta = {
        nixpkgs = import nixpkgs { system = "x86_64-linux"; };
        specialArgs = { inherit inputs; inherit (self) keys; };
        nodeNixpkgs.edge = import nixpkgs { system = "aarch64-linux"; };
        nodeSpecialArgs.edge.role = "edge";
      };
      defaults = { name, nodes, config, pkgs, lib, ... }: {
        imports = [ sops-nix.nixosModules.sops ./common ];
        networking.hostName = name;
        deployment = { targetUser = "root"; replaceUnknownProfiles = false; buildOnTarget = lib.mkDefault true; };
      };
      core = { name, nodes, config, ... }: {
        deployment = { tags = [ "core" ]; targetHost = "10.1.0.1"; keys."db.env" = { keyFile = ./keys/db.env; destDir = "/run/keys"; }; };
        imports = [ ./nodes/core.nix ];
        services.web.upstream = "${nodes.edge.config.networking.hostName}.internal";
      };
      edge = { pkgs, lib, role, ... }: {
        deployment.targetHost = "10.1.0.2";
        imports = [ ./nodes/edge.nix ];
        networking.domain = "${role}.example.com";
      };
    };
    keys = [ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDk admin" ];
  };
}
