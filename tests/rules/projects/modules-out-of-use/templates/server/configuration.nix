# The installer writes the other file, on a machine that begins with this one.
{
  imports = [ ./hardware-configuration.nix ]; # expect: HWC004 (note)
  system.stateVersion = "24.11";
  networking.hostName = "server";
}
