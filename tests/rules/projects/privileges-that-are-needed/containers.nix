{
  virtualisation.oci-containers.containers = {
    ci = {
      image = "docker.io/library/docker:27-dind";
      privileged = true; # expect: HWC501 (warning)
    };
    metrics = {
      image = "gcr.io/cadvisor/cadvisor:v0.49.1";
      extraOptions = [ "--privileged" ]; # expect: HWC501 (warning)
    };
    player = {
      image = "docker.io/jellyfin/jellyfin:10.10.3";
      privileged = true; # expect: HWC501 (error)
    };
    plain = {
      image = "docker.io/library/docker:27-cli";
      privileged = false;
    };
  };
}
