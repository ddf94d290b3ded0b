{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = lib.mkIf config.lab.library.enable {
    shelf = { # expect: HWC511
      image = "docker.io/example/shelf:${config.lab.library.tag}"; # expect: HWC101
      ports = [ "127.0.0.1:8000:8000" ];
    };
    reader = { # expect: HWC511
      image = "docker.io/example/reader"; # expect: HWC101
    };
  };
}
