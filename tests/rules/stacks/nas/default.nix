{
  imports = [
    ./immich.nix
    ./nextcloud.nix
    ./authentik.nix
    ./paperless.nix
    ./media.nix
    ./vaultwarden.nix
    ./monitoring.nix
    ./git.nix
    ./traefik.nix
    ./misc.nix
    ./plex.nix
  ];
  networking.hostName = "nas";
  networking.firewall.allowedTCPPorts = [ 80 443 32400 22 ];
}
