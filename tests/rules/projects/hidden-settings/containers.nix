{ config, ... }:
{
  fileSystems."/mnt/media" = {
    device = "nas:/media";
    fsType = "nfs";
    options = [ "nofail" ];
  };
  systemd.services.podman-player.unitConfig.RequiresMountsFor = [ "/mnt/media" ];
  systemd.services.podman-named.unitConfig.RequiresMountsFor = [ "/mnt/elsewhere" ];

  virtualisation.oci-containers.containers = {
    told = { # expect: HWC503
      image = "docker.io/linuxserver/a:1.0.0";
      environment.PUID = "0"; # expect: HWC502
      extraOptions = [ "--memory=1g" ];
    };
    # any of the flags may be --user
    gap = {
      image = "docker.io/linuxserver/b:1.0.0";
      environment.PUID = "0";
      extraOptions = config.services.unheard-of.flags;
    };
    by-flag = {
      image = "docker.io/linuxserver/c:1.0.0";
      environment.PUID = "0";
      extraOptions = [ "--user=1000:1000" ];
    };
    # the unit that waits may be this one's
    player = {
      image = "docker.io/a/player:1.0.0";
      volumes = [ "/mnt/media:/media" ];
      serviceName = config.services.unheard-of.unit;
    };
    viewer = {
      image = "docker.io/a/viewer:1.0.0";
      volumes = [ "/mnt/media:/media" ]; # expect: HWC314
    };
    named = {
      image = "docker.io/a/named:1.0.0";
      volumes = [ "/mnt/media:/media" ];
      serviceName = config.services.unheard-of.unit;
    };
  };
}
