# What a condition on options leaves out is looked at, also where it is no plain set.
{ lib, config, ... }:
let
  has = role: lib.elem role config.my.roles;
in
{
  virtualisation.oci-containers.containers =
    if has "merged" then
      lib.mkMerge [
        { merged.image = "docker.io/library/nginx:latest"; } # expect: HWC101
        (lib.optionalAttrs (has "more") { more.image = "docker.io/library/nginx:latest"; }) # expect: HWC101
      ]
    else
      { };
}
