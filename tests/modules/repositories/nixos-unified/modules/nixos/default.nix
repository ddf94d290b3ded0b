{ flake, config, ... }:
{
  imports = [ flake.inputs.self.nixosModules.common ];
  users.users.${flake.config.me.username}.isNormalUser = true;
}
