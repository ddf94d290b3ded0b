{ outputs = { nixpkgs, ... }: { nixosConfigurations.h = nixpkgs.lib.nixosSystem { modules = [ ./host.nix ./modules/services/sonarr ./modules/services/radarr ./modules/services/lidarr ]; }; }; }
