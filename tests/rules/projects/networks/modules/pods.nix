{ pkgs, ... }:
{
  systemd.services.pod-desk = {
    wantedBy = [ "multi-user.target" ];
    before = [ "podman-desk.service" "podman-desk-db.service" ];
    serviceConfig = { Type = "oneshot"; RemainAfterExit = true; };
    path = [ pkgs.podman ];
    script = "podman pod exists desk || podman pod create --name desk -p 127.0.0.1:8200:8000";
  };
  virtualisation.oci-containers.containers = {
    desk = {
      image = "docker.io/example/desk:1.0.0";
      extraOptions = [ "--pod=desk" ];
      environment.DB_HOST = "127.0.0.1";
    };
    desk-db = {
      image = "docker.io/library/postgres:16.4";
      extraOptions = [ "--pod=desk" ];
      ports = [ "5432:5432" ]; # expect: HWC210
    };
  };
}
