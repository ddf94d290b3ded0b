# A suppression at a container's definition takes that container off, and nothing else.
let
  password = "correct-horse-battery"; # told: HWC401 blue, green
in
{
  virtualisation.oci-containers.containers = {
    # hwc-lint: ignore[HWC401] it never leaves the machine
    red = { image = "docker.io/a/red:1.0.0"; environment.API_PASSWORD = password; };
    green = { image = "docker.io/a/green:1.0.0"; environment.API_PASSWORD = password; };
    blue = { image = "docker.io/a/blue:1.0.0"; environment.API_PASSWORD = password; };
  };
}
