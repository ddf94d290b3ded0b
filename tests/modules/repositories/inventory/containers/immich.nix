{ config, lib, inventory, ... }:
let version = "v1.121.0"; common = { environmentFiles = [ config.age.secrets.immich-env.path ]; networks = [ "immich" ]; }; in {
  virtualisation.oci-containers.containers = builtins.mapAttrs (n: c: common // c) {
    immich-server = { image = "ghcr.io/immich-app/immich-server:${version}"; ports = [ "2283:2283" ]; volumes = [ "/srv/immich/upload:/usr/src/app/upload" ]; dependsOn = [ "immich-db" ]; };
    immich-ml = { image = "ghcr.io/immich-app/immich-machine-learning:${version}"; };
    immich-db = { image = "docker.io/tensorchord/pgvecto-rs:pg14-v0.2.0"; volumes = [ "/srv/immich/db:/var/lib/postgresql/data" ]; environment.NEXTCLOUD = inventory.alpha.ip; };
  };
}
