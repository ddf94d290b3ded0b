{ config, pkgs, ... }: {
  virtualisation.oci-containers.containers = {
    forgejo = {
      image = "codeberg.org/forgejo/forgejo:8.0.3-rootless";
      ports = [ "127.0.0.1:3002:3000" "2222:2222" ];
      volumes = [ "/srv/forgejo:/var/lib/gitea" ];
      environment = {
        FORGEJO__database__DB_TYPE = "postgres";
        FORGEJO__database__HOST = "forgejo-db:5432";
        FORGEJO__server__ROOT_URL = "https://git.example.org";
      };
      extraOptions = [ "--network=forgejo" ];
      dependsOn = [ "forgejo-db" ];
    };
    forgejo-db = {
      image = "docker.io/library/postgres:16";
      volumes = [ "/srv/forgejo-db:/var/lib/postgresql/data" ];
      environmentFiles = [ "/run/secrets/forgejo-db" ];
      extraOptions = [ "--network=forgejo" ];
    };
    forgejo-runner = {
      image = "code.forgejo.org/forgejo/runner:3.5.1";
      volumes = [ "/run/podman/podman.sock:/var/run/docker.sock" "/srv/runner:/data" ];
      user = "0:0"; # expect: HWC502
      cmd = [ "forgejo-runner" "daemon" ];
      environment.GITEA_INSTANCE_URL = "https://git.example.org";
    };
  };
  systemd.services.podman-forgejo-db.preStart = "${pkgs.podman}/bin/podman network create forgejo || true";
}
