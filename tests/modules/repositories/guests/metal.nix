{ config, lib, ... }:
let
  guests = {
    web = { ip = "10.0.0.2"; mem = 512; };
    db = { ip = "10.0.0.3"; mem = 2048; };
  };
in
{
  nixpkgs.hostPlatform = "x86_64-linux";
  networking.hostName = "metal";
  microvm.vms = lib.mapAttrs (name: guest: {
    specialArgs = { inherit guest; };
    config = {
      imports = [ ./guests/common.nix (./guests + "/${name}.nix") ];
      microvm.mem = guest.mem;
    };
  }) guests;
  system.stateVersion = "25.05";
}
