{ inputs, outputs, config, pkgs, lib, vars, ... }:
{
  imports = [
    inputs.home-manager.nixosModules.home-manager
    inputs.sops-nix.nixosModules.sops
  ] ++ (builtins.attrValues outputs.nixosModules);

  nixpkgs = {
    overlays = [
      outputs.overlays.additions
      outputs.overlays.modifications
      outputs.overlays.unstable-packages
    ];
    config.allowUnfree = true;
  };
  nix = {
    registry = lib.mapAttrs (_: value: { flake = value; }) inputs;
    nixPath = lib.mapAttrsToList (key: value: "${key}=${value.to.path}") config.nix.registry;
    settings = {
      experimental-features = "nix-command flakes";
      auto-optimise-store = true;
    };
    gc = {
      automatic = true;
      options = "--delete-older-than 14d";
    };
  };
  time.timeZone = vars.timezone;
  i18n.defaultLocale = "en_US.UTF-8";
  home-manager.extraSpecialArgs = { inherit inputs outputs; };
  users.users.${vars.user} = {
    isNormalUser = true;
    uid = vars.uid;
    extraGroups = [ "wheel" ] ++ lib.optional config.virtualisation.podman.enable "podman";
    openssh.authorizedKeys.keys = [ "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0 alice@laptop" ];
  };
  sops.defaultSopsFile = ../../secrets/secrets.yaml;
  services.openssh = {
    enable = true;
    settings.PermitRootLogin = "no";
  };
  system.stateVersion = lib.mkDefault "24.11";
}
