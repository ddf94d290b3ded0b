{ config, lib, hostName, ... }:
{
  options.my.monitoring.enable = lib.mkEnableOption "monitoring" // { default = true; };
  config = lib.mkIf config.my.monitoring.enable {
    virtualisation.oci-containers.containers.node-exporter = {
      image = "quay.io/prometheus/node-exporter:v1.8.2";
      cmd = [ "--path.rootfs=/host" ];
      volumes = [ "/:/host:ro,rslave" ];
      extraOptions = [ "--network=host" "--pid=host" ];
    };
  };
}
