{ den, lab, lib, ... }:
{
  den.aspects.alpha.includes = [ lab.git lab.mirror (lab.proxy { port = 8443; }) den.aspects.shared ];
  den.aspects.alpha.nixos = { config, ... }: { networking.domain = "alpha.test"; };
  den.aspects.io = { includes = [ den.aspects.shared ({ host, user }: { nixos.virtualisation.oci-containers.containers."code-${user.name}-${host.name}" = { image = "ghcr.io/coder/code-server:4.95.3"; ports = [ "${host.ip}:8443:8080" ]; }; }) ]; };
  den.aspects.jo = { host, ... }: { nixos.environment.variables.JO = host.hostName; };
}
