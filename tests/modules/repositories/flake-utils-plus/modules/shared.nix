{ pkgs, lib, ... }: {
  nix.generateRegistryFromInputs = true;
  nix.linkInputs = true;
  nix.settings.substituters = [ "https://nix-community.cachix.org" ];
  time.timeZone = "America/New_York";
  users.users.me = { isNormalUser = true; uid = 1000; shell = pkgs.zsh; };
}
