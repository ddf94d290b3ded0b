{ config, ... }:
{
  users.users.me = { isNormalUser = true; linger = true; autoSubUidGidRange = true; };
  home-manager.users.me = { pkgs, config, ... }: {
    home.stateVersion = "24.11";
    services.podman = {
      enable = true;
      containers.freshrss = {
        image = "docker.io/freshrss/freshrss:latest";
        ports = [ "8080:80" ];
        environment = { TZ = "UTC"; CRON_MIN = 4; };
      };
      networks.mynet.driver = "bridge";
    };
    systemd.user.services.backup = { Unit.Description = "Backup"; Service.ExecStart = "${pkgs.restic}/bin/restic backup"; };
  };
}
