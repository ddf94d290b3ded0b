# hwc-lint: ignore-file[undefined-variable] this rule did not run here, so nothing is known of its use
{ ... }:
{
  virtualisation.oci-containers.containers.example.image = "docker.io/library/redis:7.4.1";
}
