{ inputs, config, ... }:
{ flake.nixosConfigurations.one = inputs.nixpkgs.lib.nixosSystem { modules = [ config.flake.modules.nixos.web ]; }; }
