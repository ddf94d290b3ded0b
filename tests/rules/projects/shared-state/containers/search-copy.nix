{
  virtualisation.oci-containers.containers.finder = {
    image = "docker.io/example/search:3.1.0";
    volumes = [ "/opt/services/wiki:/data" "/opt/services/theme:/theme" ];
  };
}
