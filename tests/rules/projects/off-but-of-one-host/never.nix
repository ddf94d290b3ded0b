{ lib, config, ... }:
{
  options.my.never.enable = lib.mkEnableOption "the container";
  config = lib.mkIf (config.networking.hostName == "borea" && config.my.never.enable) {
    virtualisation.oci-containers.containers.never = {
      image = "docker.io/library/postgres:17.2";
      volumes = [ "/var/lib/never:/var/lib/postgresql/data" ]; # expect: HWC301
    };
  };
}
