{ pkgs, ... }:
{
  systemd.services.registry.serviceConfig.ExecStart = "${pkgs.podman}/bin/podman run --rm --name registry docker.io/library/registry:2.8.3";
}
