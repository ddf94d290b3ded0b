{
  virtualisation.oci-containers.containers.web = {
    image = "docker.io/library/nginx:1.27";
    volumes = [ "/srv/web:/data" ];
    extraOptions = [
      "--network=media" # expect: HWC207
    ];
  };
  system.stateVersion = "24.11";
}
