{ config, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/nginx:1.27.2";
    environment = {
      DB_PASSWORD = builtins.readFile config.age.secrets.example.path; # expect: HWC410
      DATABASE_URL = "postgres://app:${builtins.readFile config.sops.secrets.db.path}@db/app"; # expect: HWC410
    };
    cmd = [ "--token=${builtins.readFile "/run/secrets/token"}" ]; # expect: HWC410
  };
}
