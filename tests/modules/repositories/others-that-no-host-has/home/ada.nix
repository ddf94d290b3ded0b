# A user's containers, in a configuration of Home Manager that is no host's.
{ config, pkgs, ... }:
{
  home.stateVersion = "25.05";
  services.podman.containers.scratch.image = "docker.io/library/debian:12";
  xdg.configFile."containers/systemd/notes.container".text = "[Container]\nImage=docker.io/library/alpine:3.1\n";
}
