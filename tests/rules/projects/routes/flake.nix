{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { nixpkgs, ... }:
    let
      host = name: modules: nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = modules ++ [ ./apps.nix { networking.hostName = name; networking.firewall.allowedTCPPorts = [ 80 443 ]; } ];
      };
    in
    {
      nixosConfigurations = builtins.mapAttrs host {
        caddy = [ ./caddy.nix ];
        caddyfile = [ ./caddyfile.nix ];
        single = [ ./single.nix ];
        mounted = [ ./mounted.nix ];
        beside = [ ./beside.nix ];
        nginx = [ ./nginx.nix ];
        traefik = [ ./traefik.nix ];
        labels = [ ./labels.nix ];
        labels-docker = [ ./labels-docker.nix ];
      } // {
        # A machine that only its tailnet reaches.
        inner = nixpkgs.lib.nixosSystem {
          system = "x86_64-linux";
          modules = [ ./inner.nix ];
        };
        fronted = nixpkgs.lib.nixosSystem {
          system = "x86_64-linux";
          modules = [ ./fronted.nix ];
        };
      };
    };
}
