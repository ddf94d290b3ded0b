{ config, lib, ... }:
let
  versions = { nginx = "1.27.2"; };
in
{
  options.homelab.site.enable = lib.mkEnableOption "the site";
  config = lib.mkIf config.homelab.site.enable {
    virtualisation.oci-containers.containers.site = {
      image = "docker.io/library/nginx:${versions.nginx-alpine}"; # expect: HWC005 (note)
    };
  };
}
