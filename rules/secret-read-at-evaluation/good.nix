{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environment = {
      # The path, never the content.
      DB_PASSWORD_FILE = "/run/secrets/db";
      TOKEN_PATH = config.age.secrets.example.path;
      # Whether it is there, and a file that is no secret.
      HAS_TOKEN = lib.boolToString (builtins.pathExists config.age.secrets.example.path);
      MOTD = builtins.readFile "/etc/motd";
    };
    environmentFiles = [ config.sops.templates."example.env".path ];
    volumes = [ "${config.sops.secrets.db.path}:/run/secrets/db:ro" ];
  };

  sops.templates."example.env".content = "TOKEN=${config.sops.placeholder.token}";
}
