{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers = {
    example = {
      image = "docker.io/example/web:1.0";
      networks = [
        "front"
        "back"
      ];
      extraOptions = [ "--network=side:alias=web" ];
    };
    example-first = {
      image = "docker.io/example/web:1.0";
      extraOptions = [
        "--network=bridge"
        "--network=front"
      ];
    };
    example-host = {
      image = "docker.io/example/web:1.0";
      networks = [ "host" ];
    };
    example-elsewhere = {
      image = "docker.io/example/web:1.0";
      networks = [
        "front"
        config.hwc.unheard-of.network
      ];
    };
  };

  systemd.services = lib.genAttrs [ "front" "back" "side" ] (name: {
    before = map (container: "podman-${container}.service") [ "example" "example-first" "example-elsewhere" ];
    wantedBy = [ "multi-user.target" ];
    serviceConfig.Type = "oneshot";
    script = "${pkgs.podman}/bin/podman network create --ignore ${name}";
  });
}
