{ host, network, lib, config, ... }:
let
  hasGpu = builtins.elem "gpu" host.tags;
in
{
  virtualisation.oci-containers.containers = lib.mapAttrs'
    (name: svc: lib.nameValuePair "lab-${name}" {
      inherit (svc) image;
      ports = [ "${host.address}:${toString svc.port}:${toString svc.port}" ];
      extraOptions = lib.optional hasGpu "--device=nvidia.com/gpu=all" ++ [ "--dns=${builtins.head network.dns.servers}" ];
      labels."lab.fqdn" = "${name}.${config.networking.fqdn}";
      environment = svc.environment or { };
    })
    host.services;
}
