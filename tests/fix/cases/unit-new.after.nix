# container: edit.addModuleBinding container [ "systemd" "services" "podman-network-media" ] "{\n  script = \"true\";\n}"
{ config, lib, ... }:
{
  virtualisation.oci-containers.containers.db = {
    image = "postgres:16";
    environment = {
      # the superuser
      POSTGRES_USER = "db"; # not root
    };
    ports = [ "5432:5432" ];
    volumes = [
      "/opt/db:/var/lib/postgresql/data" # data
      # "/opt/old:/old"
    ];
  };

  systemd.services.podman-network-media = {
    script = "true";
  };
}
