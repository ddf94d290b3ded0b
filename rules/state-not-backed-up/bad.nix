{
  services.restic.backups.server.paths = [ "/opt/business" ];
  virtualisation.oci-containers.containers.db = {
    image = "docker.io/library/postgres:16.4";
    volumes = [
      "/opt/databases/db:/var/lib/postgresql/data" # expect: HWC310
    ];
  };
  systemd.tmpfiles.rules = [ "d /opt/databases/db 0700 999 999 -" ];
}
