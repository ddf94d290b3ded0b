# A container that is off on both hosts and could run on the second one only: what makes its directory is there as well.
{ lib, config, ... }:
let
  here = config.networking.hostName == "borea" && config.my.apart.enable;
in
{
  options.my.apart.enable = lib.mkEnableOption "the container";
  config = lib.mkMerge [
    (lib.mkIf here {
      virtualisation.oci-containers.containers.apart = {
        image = "docker.io/library/postgres:17.2";
        volumes = [ "/var/lib/apart:/var/lib/postgresql/data" ];
      };
    })
    (lib.mkIf (config.networking.hostName == "borea" && config.my.apart.enable) {
      systemd.tmpfiles.rules = [ "d /var/lib/apart 0750 root root -" ];
    })
  ];
}
