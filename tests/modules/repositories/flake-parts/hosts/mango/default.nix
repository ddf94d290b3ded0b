{ config, ... }:
{
  system.stateVersion = "24.05";
  networking.domain = "example.net";
}
