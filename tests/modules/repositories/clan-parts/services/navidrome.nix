{ config, zone, ... }: {
  clan.core.vars.generators.navidrome.files.env = { };
  virtualisation.oci-containers.containers.navidrome = {
    image = "docker.io/deluan/navidrome:0.53.3";
    environment.ND_BASEURL = "https://music.${zone}";
    environmentFiles = [ config.clan.core.vars.generators.navidrome.files.env.path ];
    hostname = config.networking.hostName;
  };
}
