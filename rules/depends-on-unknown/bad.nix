{ ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/redis:7.4.1";
      dependsOn = [
        "example" # expect: HWC713
        "podman-example-db" # expect: HWC713
        "example-db"
      ];
    };
    example-db = {
      image = "docker.io/library/postgres:16.4";
      dependsOn = [ "example-migrate" ]; # expect: HWC713
    };
    example-migrate = {
      image = "docker.io/library/postgres:16.4";
      dependsOn = [ "example-db" ]; # expect: HWC713
    };
  };
}
