# A set that several containers take, with a literal secret: one mistake. A second literal is a second one.
let
  database = {
    DB_HOST = "db";
    DB_PASSWORD = "correct-horse-battery"; # told: HWC401 api, cron, worker
  };
in
{
  virtualisation.oci-containers.containers = {
    api = { image = "docker.io/a/api:1.0.0"; environment = database; };
    worker = { image = "docker.io/a/api:1.0.0"; environment = database // { ROLE = "worker"; }; };
    cron = { image = "docker.io/a/api:1.0.0"; environment = database // { ROLE = "cron"; }; };
    other = {
      image = "docker.io/a/other:1.0.0";
      environment.DB_PASSWORD = "correct-horse-battery"; # told: HWC401 other
    };
  };
}
