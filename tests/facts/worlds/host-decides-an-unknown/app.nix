# A switch of NixOS that nothing turns on is off; an input's value is a decision on a host as well.
{ config, inputs, lib, ... }:
{
  virtualisation.oci-containers.containers.app = {
    image = if config.services.k3s.enable then "app:k3s" else "app:1";
    extraOptions = lib.optional (inputs.site.debug or false) "--init" ++ lib.optional (inputs.site.open) "--rm";
  };
  virtualisation.oci-containers.containers.agent = lib.mkIf config.services.k3s.enable { image = "agent:1"; };
}
