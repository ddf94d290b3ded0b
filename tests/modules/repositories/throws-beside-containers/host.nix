# A host that throws is not deployed; what else it has is judged.
{
  virtualisation.oci-containers.containers.web.image = "docker.io/library/alpine:3.1";
  systemd.tmpfiles = throw "no rules on this host";
}
