{
  inputs = {
    clan-core.url = "https://git.clan.lol/clan/clan-core/archive/main.tar.gz";
    nixpkgs.follows = "clan-core/nixpkgs";
    flake-parts.follows = "clan-core/flake-parts";
  };
  outputs = inputs@{ flake-parts, self, ... }: flake-parts.lib.mkFlake { inherit inputs; } {
    systems = [ "x86_64-linux" ];
    imports = [ inputs.clan-core.flakeModules.default ];
    clan = {
      meta.name = "nest";
      specialArgs = { inherit inputs; zone = "nest.example.com"; };
      inventory = {
        machines.owl.tags = [ "media" ];
        instances.media = {
          module.name = "importer";
          roles.default.tags.media = { };
          roles.default.extraModules = [ ./services/navidrome.nix ];
        };
        instances.everywhere = { module.name = "importer"; roles.default.tags = [ "all" ]; roles.default.extraModules = [ "services/podman.nix" ]; };
      };
      machines.hydra = { config, lib, ... }: { time.timeZone = "UTC"; };
    };
  };
}
