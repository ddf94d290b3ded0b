{ ... }:
{
  virtualisation.oci-containers.containers = {
    proxy = {
      image = "ghcr.io/tecnativa/docker-socket-proxy:0.3.0";
      volumes = [ "/run/podman/podman.sock:/var/run/docker.sock:ro" ];
    };
    example = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [
        "/run/mysqld/mysqld.sock:/run/mysqld/mysqld.sock"
        "/opt/services/podman.sock.d:/run/podman"
      ];
    };
  };
}
