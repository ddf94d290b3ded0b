{ lib, config, ... }:
{
  options.my.port = lib.mkOption {
    type = with lib.types; attrsOf port;
    default = { };
    description = "Ports by service.";
  };
  config = {
    my.port = { grafana = lib.mkDefault 3000; loki = lib.mkDefault 3100; dns = lib.mkDefault 53; };
    virtualisation.podman.enable = true;
    networking.firewall.interfaces."podman+".allowedUDPPorts = [ 53 ];
  };
}
