# No host has this module, so what it refuses may be what a host would settle: the containers beside it are judged.
{
  virtualisation.oci-containers.containers.free = {
    image = "docker.io/library/alpine:3.2";
    environment = throw "set my.password";
  };
  systemd.tmpfiles = throw "set my.folder";
}
