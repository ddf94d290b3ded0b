# What saves everybody's state mounts everybody's state.
{
  virtualisation.oci-containers.containers = {
    duplicati = {
      image = "lscr.io/linuxserver/duplicati:2.1.0";
      volumes = [ "/opt:/source" "/opt/services/duplicati:/config" ];
    };
    dumps = {
      image = "docker.io/offen/docker-volume-backup:v2.43.0";
      volumes = [ "notes:/backup/notes" "/opt/services/theme:/theme" ];
    };
  };
}
