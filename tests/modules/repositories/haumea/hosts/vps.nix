{ inputs, ... }: {
  imports = [ inputs.nixos-hardware.nixosModules.common-pc ];
  my.blog.enable = true;
  nixpkgs.hostPlatform = "x86_64-linux";
}
