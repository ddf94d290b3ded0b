{ config, lib, vars, ... }: {
  options.my.uptime.enable = lib.mkEnableOption "uptime" // { default = true; };
  config.virtualisation.oci-containers.containers = lib.mkIf config.my.uptime.enable { uptime = { image = "docker.io/louislam/uptime-kuma:1.23.15"; ports = [ "127.0.0.1:${toString vars.ports.uptime}:3001" ]; labels.domain = "status.${vars.domain}"; }; };
}
