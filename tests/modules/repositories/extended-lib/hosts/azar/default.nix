{ pkgs, config, lib, ... }:
{
  imports = [
    ../home.nix
    ./hardware-configuration.nix
  ];
  modules = {
    services = {
      vaultwarden = {
        enable = true;
        port = 8222;
        settings = { SIGNUPS_ALLOWED = false; ROCKET_WORKERS = 4; ADMIN_TOKEN = null; };
      };
    };
  };
  time.timeZone = "Europe/Copenhagen";
}
