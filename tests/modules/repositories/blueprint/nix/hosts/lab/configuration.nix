{ inputs, flake, perSystem, hostName, pkgs, ... }:
{
  imports = [
    inputs.self.nixosModules.server
    flake.nixosModules.uptime
    ./hardware-configuration.nix
  ];
  environment.systemPackages = [ perSystem.self.tool ];
  nixpkgs.hostPlatform = "x86_64-linux";
}
