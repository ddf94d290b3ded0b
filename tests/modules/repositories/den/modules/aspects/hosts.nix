{ den, ... }:
{
  den.aspects.tower = {
    includes = [ den.aspects.podman den.aspects.media den.aspects.apps._.miniflux (den.aspects.static-site "www" 8090) ];
    nixos = { pkgs, ... }: { boot.kernelPackages = pkgs.linuxPackages_latest; };
  };
  den.aspects.pi = {
    includes = with den.aspects; [ podman ];
    nixos.virtualisation.oci-containers.containers.pihole = {
      image = "docker.io/pihole/pihole:2024.07.0";
      ports = [ "53:53/tcp" "53:53/udp" "127.0.0.1:8053:80" ];
      environment.TZ = "Europe/Madrid";
      volumes = [ "/var/lib/pihole:/etc/pihole" ];
    };
  };
}
