{ config, lib, hostName, ... }:
{
  options.hwc.web = { enable = lib.mkEnableOption "web"; tag = lib.mkOption { type = lib.types.str; default = "1"; }; };
  config = lib.mkIf config.hwc.web.enable { virtualisation.oci-containers.containers."web-${hostName}".image = "web:${config.hwc.web.tag}"; };
}
