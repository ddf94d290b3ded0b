{
  virtualisation.oci-containers.containers.x.image = "docker.io/a/x:1" # expect: HWC001 (error)
}
