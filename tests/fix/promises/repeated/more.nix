{ lib, ... }:
{
  networking.firewall.allowedTCPPorts = lib.mkIf true [ 5432 ];

  virtualisation.oci-containers.containers = {
    two-modules.privileged = true;
    forced.privileged = lib.mkForce true;
    forced-on.privileged = lib.mkForce true;
    over-default.privileged = true;
    never.privileged = true;
  };
}
