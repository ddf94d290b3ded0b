{
  virtualisation.oci-containers.containers = {
    lamp = {
      image = "docker.io/example/lamp:1.0.0";
      volumes = [ "/opt/services/lamp:/data" "shared-by-root:/x" ];
      extraOptions = [ "--pod=new:house" ];
    };
    shade = {
      image = "docker.io/example/shade:1.0.0";
      volumes = [ "/opt/services/shade:/data" ];
      extraOptions = [ "--pod" "house" ];
    };
  };
}
