{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [
        "/etc/localtime:/etc/localtime:ro"
        "/home/erin/documents:/documents"
        "/var/lib/example:/data"
        "/nix/store:/nix/store:ro"
        "/sys:/sys:ro"
        "/dev/dri:/dev/dri"
        "${config.services.unheard-of.folder}:/unheard-of"
      ];
    };
    duplicati = {
      image = "lscr.io/linuxserver/duplicati:2.1.0";
      volumes = [ "/home:/source/home:ro" "/var/lib:/source/state:ro" ];
    };
    files = {
      image = "ghcr.io/servercontainers/samba:smbd-only-a3.20";
      volumes = [ "/home:/shares/home" ];
    };
    datadog = {
      image = "gcr.io/datadoghq/agent:7.59.0";
      volumes = [ "/proc/:/host/proc/:ro" ];
    };
    node-exporter = {
      image = "quay.io/prometheus/node-exporter:v1.8.2";
      volumes = [ "/:/host:ro,rslave" ];
    };
    cadvisor = {
      image = "gcr.io/cadvisor/cadvisor:v0.49.1";
      volumes = [ "/:/rootfs:ro" "/sys:/sys:ro" ];
    };
  };
}
