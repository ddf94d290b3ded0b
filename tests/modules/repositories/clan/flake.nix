{
  inputs.clan-core.url = "https://git.clan.lol/clan/clan-core/archive/main.tar.gz";
  inputs.nixpkgs.follows = "clan-core/nixpkgs";
  outputs = { self, clan-core, ... }:
    let
      clan = clan-core.lib.clan {
        inherit self;
        meta.name = "homeclan";
        inventory.machines = { ada = { tags = [ "server" ]; }; };
        inventory.instances.admin = { roles.default.tags.all = { }; roles.default.settings.allowedKeys.me = "ssh-ed25519 AAAA me"; };
        machines.ada = { config, ... }: {
          imports = [ ./modules/shared.nix ];
          nixpkgs.hostPlatform = "x86_64-linux";
          environment.etc."motd".text = "hi";
        };
      };
    in
    {
      inherit (clan.config) nixosConfigurations clanInternals;
      devShells.x86_64-linux.default = clan-core.inputs.nixpkgs.legacyPackages.x86_64-linux.mkShell { };
    };
}
