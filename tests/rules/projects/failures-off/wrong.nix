{ lib, config, ... }:
{
  options.my.wrong.enable = lib.mkEnableOption "a service";
  config = lib.mkIf config.my.wrong.enable {
    virtualisation.oci-containers.containers.wrong = {
      image = "docker.io/a/app:1.2.3";
      environment.URL = "https://${null}"; # expect: HWC005
    };
  };
}
