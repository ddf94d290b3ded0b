{ config, pkgs, lib, ... }: {
  home.username = "me"; home.homeDirectory = "/home/me"; home.stateVersion = "25.05";
  services.podman = { enable = true; containers.linkding = { image = "docker.io/sissbruecker/linkding:1.36.0"; ports = [ "9090:9090" ]; environment.LD_SUPERUSER_NAME = "me"; }; networks.web.subnet = "10.99.0.0/24"; };
  programs.git.enable = true;
}
