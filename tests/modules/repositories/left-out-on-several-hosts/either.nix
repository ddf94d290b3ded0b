# Which of two is there decides what else may be.
{ lib, config, ... }:
let
  is = name: config.my.database == name;
  of = file: { image = "docker.io/library/alpine:${file}"; };
in
{
  virtualisation = lib.optionalAttrs (config.my.stage == "test") {
    oci-containers.containers =
      if is "postgres" then
        (if is "redis" then { first = of "3.7"; } else { second = of "3.8"; })
      else
        (if is "redis" then { third = of "3.9"; } else { fourth = of "3.10"; });
  };
}
