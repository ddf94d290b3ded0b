{
  virtualisation.oci-containers.containers.bob = {
    image = "docker.io/example/notes:1.0.0";
    podman.user = "bob";
    volumes = [ "journal:/data" ];
  };
}
