{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environment = {
      DB_PASSWORD_FILE = config.age.secrets.example.path;
      MACHINE = builtins.readFile "/etc/machine-id";
      VERSION = builtins.readFile ./version;
    };
    environmentFiles = [ config.age.secrets.example-env.path ];
  };
}
