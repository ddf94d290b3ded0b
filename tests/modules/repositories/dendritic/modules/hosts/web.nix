{ config, ... }:
let
  inherit (config.flake.modules) nixos;
in
{
  configurations.nixos.web.module = {
    imports = with nixos; [ base miniflux vikunja ];
    nixpkgs.hostPlatform = "x86_64-linux";
    vikunja.port = 3460;
    fileSystems."/" = { device = "/dev/vda1"; fsType = "ext4"; };
  };
}
