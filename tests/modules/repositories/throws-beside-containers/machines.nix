# Told once, and of the host.
{
  virtualisation.oci-containers.containers.app.image = "docker.io/library/alpine:3.3";
  virtualisation.quadlet = throw "no Quadlet on this host";
  microvm = throw "no machines on this host";
}
