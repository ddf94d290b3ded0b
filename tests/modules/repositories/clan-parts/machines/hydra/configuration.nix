{ config, pkgs, self, ... }: {
  virtualisation.oci-containers.containers.ci = { image = "docker.io/woodpeckerci/woodpecker-server:v2.7.3"; environment = { TZ = config.time.timeZone; WOODPECKER_HOST = "https://${config.clan.core.settings.machine.name}.lan"; }; };
}
