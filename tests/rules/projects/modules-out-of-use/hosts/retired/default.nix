# No host has this one any more: a note at the file that only it names.
{
  imports = [
    ../common.nix
    ./hardware-configuration.nix # expect: HWC004 (note)
  ];
  networking.hostName = "retired";
  system.stateVersion = "22.05";
  boot.loader.grub.device = "/dev/sda";
}
