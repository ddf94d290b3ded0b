{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: let
    inherit (nixpkgs) lib;
    system = name: lib.nixosSystem { system = "x86_64-linux"; modules = [ ./hosts/${name}.nix ]; };
  in {
    nixosConfigurations = {
      # Each adds something to what nixosSystem returns.
      first = lib.makeOverridable lib.nixosSystem { system = "x86_64-linux"; modules = [ ./hosts/first.nix ]; };
      second = system "second" // { deploy.host = "10.0.0.2"; };
      third = lib.recursiveUpdate { meta.tags = [ "web" ]; } (system "third");
      fourth = (system "first").extendModules { modules = [ { virtualisation.oci-containers.containers.whoami.image = lib.mkForce "docker.io/traefik/whoami:v1.10.3"; } ]; };
    };
  };
}
