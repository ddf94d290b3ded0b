{ ... }:
{
  fileSystems = {
    "/mnt/share" = {
      device = "nas:/share";
      fsType = "nfs";
    };
    "/mnt/auto" = {
      device = "nas:/auto";
      fsType = "nfs";
      options = [ "noauto" "x-systemd.automount" ];
    };
    "/mnt/disk-one" = {
      device = "/dev/disk/by-label/disk";
      fsType = "ext4";
      options = [ "nofail" ];
    };
    "/mnt/local" = {
      device = "/dev/disk/by-label/local";
      fsType = "xfs";
    };
  };

  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "/mnt/share/films:/films:ro"
      "/mnt/auto:/auto"
      "/mnt/disk-one/data:/disk"
      "/mnt/local/data:/local"
    ];
  };
  systemd.services.podman-example = {
    unitConfig.RequiresMountsFor = [ "/mnt/share/shows" ];
    after = [ "mnt-disk\\x2done.mount" ];
    requires = [ "mnt-disk\\x2done.mount" ];
  };
}
