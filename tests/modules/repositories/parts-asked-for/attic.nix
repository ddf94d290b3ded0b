# What a module has only where something else is there, of which the repository does not tell.
{ config, lib, options, vars, ... }:
{
  imports = lib.optional (vars ? media) {
    virtualisation.oci-containers.containers.imported.image = "docker.io/library/alpine:3.1";
  };

  options.attic.declared = lib.mkOption { type = lib.types.str; default = "yes"; };

  config = lib.mkMerge [
    (lib.optionalAttrs (options ? home-manager) {
      virtualisation.oci-containers.containers.option.image = "docker.io/library/alpine:3.2";
    })
    (lib.mkIf (options.services ? wsl.enable) {
      virtualisation.oci-containers.containers.deep.image = "docker.io/library/alpine:3.3";
    })
    (lib.optionalAttrs (options.attic ? declared) {
      virtualisation.oci-containers.containers.declared.image = "docker.io/library/alpine:3.4";
    })
    (lib.optionalAttrs (options.attic.declared ? undeclared) {
      virtualisation.oci-containers.containers.never.image = "docker.io/library/alpine:3.5";
    })
    (if builtins.hasAttr "tv" vars then {
      virtualisation.oci-containers.containers.tv.image = "docker.io/library/alpine:3.6";
    } else { })
    (lib.optionalAttrs (lib.hasAttrByPath [ "rooms" "attic" ] vars) {
      virtualisation.oci-containers.containers.path.image = "docker.io/library/alpine:3.7";
    })
    (lib.optionalAttrs (lib.elem "music" vars.roles) {
      virtualisation.oci-containers.containers.role.image = "docker.io/library/alpine:3.11";
    })
    {
      virtualisation.oci-containers.containers = lib.optionalAttrs (vars.rooms ? cellar) {
        cellar.image = if vars ? tag then "docker.io/library/alpine:${vars.tag}" else "docker.io/library/alpine:3.8";
      };
    }
  ];
}
