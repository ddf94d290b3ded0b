{ mine }:
mine "memos" (settings: {
  virtualisation.oci-containers.containers.memos = {
    image = "docker.io/neosmemo/memos:latest"; # expect: HWC101
    ports = [ "127.0.0.1:${toString settings.port}:5230" ];
  };
})
