{ lib, config, ... }:
{
  options.acme.reports.enable = lib.mkEnableOption "reports";
  config = lib.mkIf config.acme.reports.enable {
    acme.apps.reports.image = "docker.io/acme/reports:1.2.0";
    virtualisation.oci-containers.containers.reports.user = "10001:10001";
  };
}
