names: {
  virtualisation.oci-containers.containers = builtins.listToAttrs (map (name: {
    inherit name;
    value.image = "docker.io/library/nginx:latest";
  }) names);
}
