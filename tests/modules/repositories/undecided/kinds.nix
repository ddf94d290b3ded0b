{ vars, ... }:
{
  config =
    {
      server.virtualisation.oci-containers.containers.chosen.image = "docker.io/library/alpine:3.4";
      laptop = { };
    }
    .${vars.kind};
}
