{ den, lib, ... }:
{
  den.aspects.podman = {
    nixos = { config, lib, ... }: {
      virtualisation.podman.enable = true;
      virtualisation.oci-containers.backend = "podman";
      systemd.tmpfiles.rules = [ "d /srv/media 0775 root root -" ];
    };
    darwin.homebrew.brews = [ "podman" ];
  };
  den.aspects.media = { host, ... }: {
    nixos = { config, ... }: {
      virtualisation.oci-containers.containers."jellyfin-${host.name}" = {
        image = "docker.io/jellyfin/jellyfin:10.10.3";
        ports = [ "8096:8096" ];
        volumes = [ "/srv/media:/media:ro" "jf-config:/config" ];
      };
    };
  };
  den.aspects.static-site = name: port: {
    nixos.virtualisation.oci-containers.containers.${name} = { image = "docker.io/library/nginx:1.27-alpine"; ports = [ "127.0.0.1:${toString port}:80" ]; };
  };
}
