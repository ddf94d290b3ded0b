{ config, ... }:
{
  virtualisation.oci-containers.containers = {
    gluetun.image = "docker.io/qmcgaw/gluetun:v3.39.1";
    example-db.image = "docker.io/library/postgres:16.4";
    example = {
      image = "docker.io/example/web:1.0";
      # says: HWC214 no container of that name (is gluetun meant?)
      extraOptions = [ "--network=container:gluten" ]; # expect: HWC214
      dependsOn = [
        # says: HWC713 no container of that name (is example-db meant?)
        "podman-example-db.service" # expect: HWC713
        # says: HWC713 no container of that name (is example-db meant?)
        "exmaple-db" # expect: HWC713
        # says: HWC713 example depends on a container with an empty name, but there is none
        "" # expect: HWC713
        # says: HWC713 example depends on mailer, but there is no container of that name
        "mailer" # expect: HWC713
      ];
    };
    mounter = {
      image = "docker.io/example/imager:1.0";
      volumes = [
        "images:/data"
        # says: HWC307 mounter mounts two things at /data, which Podman refuses
        "${config.hwc.unheard-of.folder}:/data" # expect: HWC307
        # says: HWC307 the mount /srv/images:/data:readonly of mounter is refused
        "/srv/images:/data:readonly" # expect: HWC307
      ];
    };
    restarter = {
      image = "docker.io/example/web:1.0";
      # says: HWC722 refuses beside the --rm that NixOS starts it with
      extraOptions = [ "--restart=always" ]; # expect: HWC722
    };
    remover = {
      image = "docker.io/example/web:1.0";
      autoRemoveOnStop = false;
      # says: HWC722 refuses beside its --rm, so
      extraOptions = [ "--rm" "--restart=always" ]; # expect: HWC722
    };
    writer = {
      image = "docker.io/example/imager:1.0";
      devices = [
        # says: HWC512 so it can overwrite the disk
        "/dev/sda:/dev/sda:w" # expect: HWC512
        # says: HWC512 so it can read the disk
        "/dev/sda:/dev/sdb:rm" # expect: HWC512
        # says: HWC512 so it can read and overwrite the disk
        "/dev/sda:/dev/sdc" # expect: HWC512
      ];
    };
  };
}
