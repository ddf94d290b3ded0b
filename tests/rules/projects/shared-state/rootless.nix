# Users have volumes of their own under the same name; no host has this one.
{
  imports = [ ./rootless-more.nix ];
  virtualisation.oci-containers.containers.alice = {
    image = "docker.io/example/notes:1.0.0";
    podman.user = "alice";
    volumes = [ "journal:/data" "/opt/services/journal:/journal" ];
  };
}
