# What no option says, but an argument of the modules, differs between the hosts: each is asked what it leaves out.
{ lib, config, name, ... }:
{
  options.my.roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
  config.virtualisation.oci-containers.containers =
    if name == "borea" then
      lib.optionalAttrs (lib.elem "named" config.my.roles) {
        named.image = "docker.io/library/nginx:latest"; # expect: HWC101
      }
    else
      { };
}
