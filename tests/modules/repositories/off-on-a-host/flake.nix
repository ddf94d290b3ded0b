{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: let
    host = settings: nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ./wiki.nix ./notes.nix settings ]; };
  in {
    nixosConfigurations = {
      # What the container needs is set where it is on.
      on = host { wiki.enable = true; versions.wiki = "2.5.305"; };
      off = host { };
    };
  };
}
