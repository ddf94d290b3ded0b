{ ... }: # expect: HWC702
{
  virtualisation.oci-containers.containers.bare.image = "docker.io/library/redis:7.4.1";
}
