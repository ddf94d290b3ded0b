{
  services.restic.backups.server.paths = [
    "/opt/databases"
    "/etc/nixos"
  ];
  virtualisation.oci-containers.containers = {
    db = {
      image = "docker.io/library/postgres:16.4";
      volumes = [ "/opt/databases/db:/var/lib/postgresql/data" ];
    };
    # Neither a database nor in a category that is worth a backup.
    web = {
      image = "docker.io/library/nginx:1.27.2";
      volumes = [
        "/opt/services/web:/usr/share/nginx/html"
        "/opt/business/price-list:/prices:ro"
      ];
    };
  };
  systemd.tmpfiles.rules = [
    "d /opt/databases/db 0700 999 999 -"
    "d /opt/services/web 0755 root root -"
    "d /opt/business/price-list 0755 root root -"
  ];
}
