{ inputs, config, lib, pkgs, ... }:

with lib;
with lib.my;
{
  imports =
    [ inputs.home-manager.nixosModules.home-manager inputs.agenix.nixosModules.age ]
    ++ (mapModulesRec' (toString ./modules) import);

  environment.variables.DOTFILES = config.dotfiles.dir;
  environment.variables.NIXPKGS_ALLOW_UNFREE = "1";
  nix =
    let
      filteredInputs = filterAttrs (n: _: n != "self") inputs;
      nixPathInputs = mapAttrsToList (n: v: "${n}=${v}") filteredInputs;
      registryInputs = mapAttrs (_: v: { flake = v; }) filteredInputs;
    in
    {
      package = pkgs.nixFlakes;
      nixPath = nixPathInputs ++ [ "dotfiles=${config.dotfiles.dir}" ];
      registry = registryInputs // { dotfiles.flake = inputs.self; };
    };
  system.configurationRevision = with inputs; mkIf (self ? rev) self.rev;
  system.stateVersion = "21.05";
  fileSystems."/".device = mkDefault "/dev/disk/by-label/nixos";
  boot.loader.systemd-boot.enable = mkDefault true;
}
