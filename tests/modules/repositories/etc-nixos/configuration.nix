# Edit this configuration file to define what should be installed on
# your system.  Help is available in the configuration.nix(5) man page
# and in the NixOS manual (accessible by running ‘nixos-help’).
{ config, pkgs, lib, ... }:

let
  unstable = import <nixos-unstable> { config = config.nixpkgs.config; };
  home-manager = builtins.fetchTarball "https://github.com/nix-community/home-manager/archive/release-23.11.tar.gz";
  secrets = import ./secrets.nix;
  impermanence = builtins.fetchGit { url = "https://github.com/nix-community/impermanence"; };
in
{
  imports =
    [ # Include the results of the hardware scan.
      ./hardware-configuration.nix
      (import "${home-manager}/nixos")
      <nixpkgs/nixos/modules/profiles/headless.nix>
      "${impermanence}/nixos.nix"
      ./containers
      (import ./mk-app.nix { name = "wallabag"; image = "docker.io/wallabag/wallabag:2.6.10"; port = 8090; })
      (import ./mk-app.nix { name = "linkding"; image = "docker.io/sissbruecker/linkding:1.36.0"; port = 9090; extra.environment.LD_SUPERUSER_NAME = "me"; })
    ] ++ lib.optional (builtins.pathExists ./local.nix) ./local.nix;

  boot.loader.grub = { enable = true; version = 2; device = "/dev/sda"; };
  networking.hostName = "homeserver"; # Define your hostname.
  time.timeZone = "Europe/Paris";
  i18n.defaultLocale = "fr_FR.UTF-8";

  environment.systemPackages = with pkgs; [ vim wget unstable.yt-dlp ];
  environment.persistence."/persist".directories = [ "/var/lib/containers" { directory = "/var/lib/foo"; mode = "0700"; } ];

  virtualisation.docker.enable = true;
  virtualisation.oci-containers.backend = "docker";

  services.postgresql = {
    enable = true;
    package = pkgs.postgresql_15;
    enableTCPIP = false;
    ensureDatabases = [ "wallabag" ];
    ensureUsers = [ { name = "wallabag"; ensureDBOwnership = true; } ];
    authentication = pkgs.lib.mkOverride 10 ''
      local all all trust
    '';
  };
  users.users.me = {
    isNormalUser = true;
    hashedPassword = secrets.password;
    extraGroups = [ "wheel" "docker" ];
  };
  home-manager.users.me = { pkgs, ... }: { home.stateVersion = "23.11"; programs.bash.enable = true; };
  system.stateVersion = "23.05"; # Did you read the comment?
}
