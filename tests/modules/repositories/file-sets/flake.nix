# Modules that `lib.fileset` lists.
{
  outputs = { nixpkgs, ... }: let
    inherit (nixpkgs) lib;
    inherit (lib.fileset) difference empty fileFilter intersection maybeMissing toList union unions;
    nix = fileFilter (file: file.hasExt "nix") ./modules;
    host = files: lib.nixosSystem { modules = toList files; };
  in {
    nixosConfigurations = {
      all = host nix;
      one = host ./modules/delta.nix;
      named = host (fileFilter ({ name, type, ... }: type == "regular" && name == "beta.nix") ./modules);
      united = host (unions [ ./modules/delta.nix (union ./modules/web-extra empty) (maybeMissing ./nothing) ]);
      common = host (intersection ./modules/web nix);
      rest = host (difference nix ./modules/web);
      ordered = lib.nixosSystem {
        modules = [ { virtualisation.oci-containers.containers.ordered = {
          image = "ghcr.io/example/ordered:1";
          cmd = map (path: lib.removePrefix (toString ./modules) (toString path)) (toList ./modules);
        }; } ];
      };
    };
  };
}
