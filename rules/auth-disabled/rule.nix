{
  id = "HWC412";
  summary = "Database without authentication";
  severity =
    { container, lib, ... }:
    if lib.any (port: port.isIgnored == false) container.ports then "error" else "warning";
  defaultSeverity = "warning";
  confidence = "high";
  category = "secrets";
  securitySeverity = 7.5;
  subject = "authSwitch";

  check = { ... }: true;
  message =
    { authSwitch, container, ... }:
    "${authSwitch.name} lets anyone who can reach ${container.name} in without a password";

  explanation = ''
    ## What it does

    Reports settings that disable a database's authentication: `POSTGRES_HOST_AUTH_METHOD=trust`,
    `MYSQL_ALLOW_EMPTY_PASSWORD`, `MARIADB_ALLOW_EMPTY_ROOT_PASSWORD`, `NEO4J_AUTH=none`, `--skip-grant-tables` of MySQL
    and MariaDB, and `--protected-mode no` of Redis. It is an error if the container publishes a port.

    ## Why it matters

    Every container on the same network, and anyone who can reach a published port, then has administrator rights.

    ## What to do

    Remove the setting and provide the password through an environment file or a `*_FILE` variable.

    ## When to suppress

    For a database that shares its network with one application only and publishes nothing.
  '';
  references = [
    "https://hub.docker.com/_/postgres"
    "https://hub.docker.com/_/mariadb"
    "https://redis.io/docs/latest/operate/oss_and_stack/management/security/"
  ];
}
