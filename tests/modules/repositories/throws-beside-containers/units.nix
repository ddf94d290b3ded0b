# A condition above options does not keep NixOS from looking at what it holds.
{ lib, ... }:
{
  virtualisation.oci-containers.containers.db.image = "docker.io/library/alpine:3.4";
  systemd = lib.mkIf false (throw "no units on this host");
}
