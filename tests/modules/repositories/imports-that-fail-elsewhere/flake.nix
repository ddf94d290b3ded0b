{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";
  inputs.site.url = "git+ssh://git@example.org/site";
  outputs =
    { nixpkgs, site, ... }:
    let
      host =
        module:
        nixpkgs.lib.nixosSystem {
          specialArgs = { inherit site; };
          modules = [
            ./host.nix
            module
          ];
        };
    in
    {
      nixosConfigurations = {
        # Among its imports is something that is no module: without it, the host is judged.
        plain = host { };
        number = host { imports = [ 3 ]; };
        # The options of a module that need not be there: without them, the host is judged.
        options = host ({ lib, ... }: { imports = lib.optional site.hasMore { options = throw "no more"; }; });
        # Nothing can be judged without what defines it.
        refused = host { config = throw "not for this machine"; };
      };
    };
}
