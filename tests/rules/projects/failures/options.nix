{ lib, config, ... }:
{
  options.my.domain = lib.mkOption { type = lib.types.str; };
  config.virtualisation.oci-containers.containers = lib.mkMerge [
    { app.image = "docker.io/a/app:1.2.3"; }
    { ${config.my.domain}.image = "docker.io/a/web:1.2.3"; }
  ];
}
