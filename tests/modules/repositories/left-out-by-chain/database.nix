# A chain of conditions that refuses what it does not know: the other answer is seen.
{ lib, config, ... }:
let
  inherit (config.my) database;
in
{
  options.my.database = lib.mkOption { type = lib.types.str; default = "mysql"; };
  config.virtualisation.oci-containers.containers =
    if database == "mysql" then
      { mysql.image = "docker.io/library/mysql:8.4"; }
    else if database == "postgres" then
      { postgres.image = "docker.io/library/postgres:17"; }
    else
      throw "unknown database ${database}";
}
