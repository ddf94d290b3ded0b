{ ... }: { boot.loader.grub.device = "/dev/vda"; }
