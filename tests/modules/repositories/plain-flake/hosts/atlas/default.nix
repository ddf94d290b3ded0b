{ config, inputs, pkgs, vars, ... }:
{
  imports = [
    ./hardware-configuration.nix
    ../common/global.nix
    ./services
  ];

  networking = {
    hostName = "atlas";
    firewall.allowedTCPPorts = [ 80 443 ];
  };
  stacks.gitea = {
    enable = true;
    port = 3001;
    extraEnvironment = {
      GITEA__service__DISABLE_REGISTRATION = true;
      GITEA__server__SSH_PORT = 2222;
    };
  };
  environment.systemPackages = with pkgs; [ vim git pkgs.unstable.helix motd ];
  virtualisation = {
    podman = {
      enable = true;
      dockerCompat = true;
      defaultNetwork.settings.dns_enabled = true;
      autoPrune.enable = true;
    };
    oci-containers.backend = "podman";
  };
  home-manager.users.${vars.user} = import ../../home/alice;
}
