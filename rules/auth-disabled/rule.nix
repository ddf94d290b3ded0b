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
    "${authSwitch.name} lets everybody who reaches ${container.name} in without a password";

  explanation = ''
    ## What it does

    Reports settings that switch the authentication of a database off: `POSTGRES_HOST_AUTH_METHOD=trust`,
    `MYSQL_ALLOW_EMPTY_PASSWORD`, `MARIADB_ALLOW_EMPTY_ROOT_PASSWORD`, `NEO4J_AUTH=none`, `--skip-grant-tables` of MySQL
    and MariaDB, and `--protected-mode no` of Redis. Where the container publishes a port it is an error.

    ## Why it matters

    Every container on the same network, and everybody who reaches a published port, then has the rights of the
    administrator.

    ## What to do

    Remove the setting and give the password through an environment file or a `*_FILE` variable.

    ## When to suppress

    For a database that shares its network with one application only and publishes nothing.
  '';
  references = [
    "https://hub.docker.com/_/postgres"
    "https://hub.docker.com/_/mariadb"
    "https://redis.io/docs/latest/operate/oss_and_stack/management/security/"
  ];
}
