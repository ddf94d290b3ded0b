{ config, lib, ... }:
{
  imports = [ { virtualisation.oci-containers.containers.example.environment.PORT = lib.mkDefault "80"; } ];

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1";
    environment = {
      LOG_LEVEL = "info";
      TZ = "UTC";
      PORT = "8080";
      NAME = "example";
    } // {
      NAME = "other";
    };
    labels.TZ = "of another kind";
    extraOptions = [
      "--env=LOG_LEVEL=info"
      "--env=TZ"
      "--env=PORT=${toString config.hwc.unheard-of.port}"
      "--env=log_level=debug"
      "--label=TZ=again"
    ];
  };
}
