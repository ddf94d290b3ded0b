{ pkgs, ... }: {
  boot.loader.grub.enable = false;
  boot.kernelPackages = pkgs.linuxPackages_rpi4;
}
