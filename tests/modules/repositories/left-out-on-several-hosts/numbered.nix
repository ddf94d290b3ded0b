# A number that options add up to.
{ lib, config, ... }:
{
  virtualisation.oci-containers.containers = lib.listToAttrs (
    map (n: { name = "worker-${toString n}"; value.image = "docker.io/library/busybox:1.33"; }) (
      lib.range 0 (lib.length (config.my.apps ++ lib.optional (config.my.stage == "test") "extra"))
    )
  );
}
