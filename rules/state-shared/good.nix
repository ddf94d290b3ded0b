{ ... }:
{
  virtualisation.oci-containers.containers = {
    # App and worker of one module.
    app = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/opt/services/app:/data" "/mnt/storage/media:/media" "named:/named" ];
    };
    worker = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [ "/opt/services/app:/data" "/mnt/storage/media/films:/films" "named:/named" ];
    };
    db = {
      image = "docker.io/library/mariadb:11.4.4";
      volumes = [ "/opt/databases/db:/var/lib/mysql" ];
    };
    dump = {
      image = "docker.io/library/mariadb:11.4.4";
      volumes = [ "/opt/databases/db:/var/lib/mysql:ro" ];
    };
  };
}
