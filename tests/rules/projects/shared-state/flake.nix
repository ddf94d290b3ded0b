{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  outputs = { nixpkgs, ... }:
    let
      host = modules: nixpkgs.lib.nixosSystem { system = "x86_64-linux"; inherit modules; };
    in
    {
      nixosConfigurations = {
        one = host [
          ./disks.nix
          ./containers/wiki.nix
          ./containers/search.nix
          ./containers/pair.nix
          ./containers/backup.nix
          ./containers/media.nix
          ./containers/manager.nix
          ./containers/sidecar.nix
          ./containers/pods.nix
          ./containers/databases.nix
          ./containers/upgrade.nix
          ./nextcloud/app.nix
          ./nextcloud/cron.nix
        ];
        # Another machine has directories of its own.
        two = host [ ./containers/wiki-copy.nix ./containers/wiki.nix ];
        three = host [ ./containers/search-copy.nix ];
      };
    };
}
