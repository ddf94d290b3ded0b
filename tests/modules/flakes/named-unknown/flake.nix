{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.site.url = "github:example/site";
  outputs = { nixpkgs, site, ... }: {
    nixosConfigurations.one = nixpkgs.lib.nixosSystem {
      modules = [ ({ lib, ... }: { virtualisation.oci-containers.containers.web = lib.mkIf site.web.enable { image = "web:${site.web.tag}"; }; }) ];
    };
  };
}
