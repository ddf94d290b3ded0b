{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers = {
    gluetun = {
      image = "docker.io/qmcgaw/gluetun:v3.39.1";
    };
    example = {
      image = "docker.io/example/web:1.0";
      dependsOn = [ "gluetun" ];
      extraOptions = [ "--network=container:gluetun" ];
    };
    example-after = {
      image = "docker.io/example/web:1.0";
      extraOptions = [ "--network" "container:gluetun" ];
    };
    # through another one, by a script, or not known
    example-second = {
      image = "docker.io/example/web:1.0";
      dependsOn = [ "example" ];
      extraOptions = [ "--network=container:gluetun" ];
    };
    example-script = {
      image = "docker.io/example/web:1.0";
      extraOptions = [ "--network=container:hand-made" ];
    };
    example-elsewhere = {
      image = "docker.io/example/web:1.0";
      extraOptions = [ "--network=container:${config.hwc.unheard-of.name}" ];
    };
  };

  systemd.services = {
    podman-example-after.after = [ "podman-gluetun.service" ];
    podman-hand-made = {
      wantedBy = [ "multi-user.target" ];
      before = [ "podman-example-script.service" ];
      script = "${pkgs.podman}/bin/podman run --rm --name hand-made docker.io/example/vpn:1.0";
    };
  };
}
