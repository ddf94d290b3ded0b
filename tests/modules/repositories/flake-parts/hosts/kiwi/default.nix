{ lib, ... }:
{
  imports = [ ./disks.nix ];
  services.immich-containers = { enable = true; hardware = "nvenc"; library = "/tank/photos"; };
  my.paperless.enable = true;
  system.stateVersion = "24.05";
}
