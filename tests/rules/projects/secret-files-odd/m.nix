{
  virtualisation.oci-containers.containers.app = {
    image = "docker.io/library/nginx:1.27.2";
    environmentFiles = [
      ./nul.env # expect: HWC407
      ./latin.env # expect: HWC407
    ];
    volumes = [ "${./data.bin}:/data.bin:ro" ];
  };
}
