{ ... }:
{
  fileSystems = {
    "/mnt/share" = {
      device = "nas:/share";
      fsType = "nfs";
    };
    "/mnt/disk" = {
      device = "/dev/disk/by-label/disk";
      fsType = "ext4";
      options = [ "nofail" ];
    };
  };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/mnt/share/films:/films:ro" # expect: HWC314
      "/mnt/share/series:/series:ro"
      "/mnt/disk:/disk" # expect: HWC314
    ];
  };
  # mounts with nofail do not come before that target
  virtualisation.oci-containers.containers.example-target = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [ "/mnt/disk/files:/files" ]; # expect: HWC314
  };
  systemd.services.podman-example-target = {
    after = [ "remote-fs.target" ];
    requires = [ "remote-fs.target" ];
  };
  # too late
  virtualisation.oci-containers.containers.example-late = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [ "/mnt/disk/late:/files" ]; # expect: HWC314
  };
  systemd.services.podman-example-late.postStop = "mountpoint -q /mnt/disk && umount /mnt/disk";
  systemd.services.podman-example.after = [ "mnt-share.mount" ];
  systemd.services.podman-example.unitConfig.RequiresMountsFor = [ "/mnt" ];
}
