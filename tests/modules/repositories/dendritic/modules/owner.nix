{ config, ... }:
let
  owner = config.flake.meta.owner;
in
{
  flake.modules.nixos.base = { config, ... }: {
    users.users.${owner.username} = { isNormalUser = true; extraGroups = [ "wheel" ]; uid = 1001; };
  };
  flake.modules.homeManager.base.programs.git.userEmail = owner.email;
}
