{ pkgs, ... }:
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

  # what makes sure in another way that the file system is there
  virtualisation.oci-containers.containers = {
    example-condition = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/mnt/share/films:/films:ro" ];
    };
    example-content = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/mnt/share/films:/films:ro" ];
    };
    example-filled = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/mnt/share/films:/films:ro" ];
    };
    example-asking = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/mnt/share/films:/films:ro" ];
    };
    example-checking = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/mnt/share/films:/films:ro" ];
    };
    example-target = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/mnt/share/films:/films:ro" ];
    };
  };
  systemd.services.podman-example-condition.unitConfig.ConditionPathIsMountPoint = "/mnt/share";
  systemd.services.podman-example-content.unitConfig.AssertPathExists = [ "/mnt/share/.mounted" ];
  systemd.services.podman-example-filled.unitConfig.ConditionDirectoryNotEmpty = "/mnt/share";
  systemd.services.podman-example-asking.preStart = ''
    until ${pkgs.util-linux}/bin/mountpoint -q /mnt/share; do sleep 1; done
  '';
  systemd.services.podman-example-checking.serviceConfig.ExecCondition = "${pkgs.util-linux}/bin/findmnt /mnt/share";
  virtualisation.oci-containers.containers.example-raw = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [ "/mnt/share/films:/films:ro" ];
  };
  systemd.services.podman-example-raw.unitConfig = {
    After = [ "mnt-share.mount" ];
    BindsTo = "mnt-share.mount";
  };
  systemd.services.podman-example-target = {
    after = [ "remote-fs.target" ];
    requires = [ "remote-fs.target" ];
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
