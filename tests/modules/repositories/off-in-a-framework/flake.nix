{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: let
    host = settings: nixpkgs.lib.nixosSystem { modules = [ ./apps.nix ./ledger.nix ./reports.nix settings ]; };
  in {
    nixosConfigurations = {
      # What is off here is there with all that the framework makes of it, and on the other host.
      off = host { };
      on = host { acme.ledger.enable = true; };
    };
  };
}
