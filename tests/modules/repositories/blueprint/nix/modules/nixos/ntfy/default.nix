{ flake, inputs, ... }:
{ config, lib, ... }:
{
  config.virtualisation.oci-containers.containers.ntfy = {
    image = "docker.io/binwiederhier/ntfy:v2.11.0";
    cmd = [ "serve" ];
    environment.NTFY_BASE_URL = "https://ntfy.${config.networking.domain}";
    ports = [ "127.0.0.1:2586:80" ];
  };
}
