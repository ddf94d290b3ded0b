{ ... }:
{
  virtualisation.oci-containers.containers.board = {
    image = "docker.io/a/board:${version}"; # expect: HWC005
  };
}
