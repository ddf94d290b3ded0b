{ lib, config, ... }:
let
  has = role: lib.elem role config.my.roles;
in
{
  virtualisation.oci-containers.containers =
    if has "one" then
      lib.mkMerge [ { one.image = "docker.io/library/nginx:latest"; } ] # expect: HWC101
    else if has "two" then
      lib.mkIf (has "large") { two.image = "docker.io/library/nginx:latest"; } # expect: HWC101
    else
      { three.image = "docker.io/library/nginx:latest"; }; # expect: HWC101
}
