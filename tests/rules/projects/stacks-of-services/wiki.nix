# The name begins with a word that stands here: these are this module's containers, one for each audience.
{ lib, ... }:
{
  options.wikis = lib.mkOption { type = lib.types.attrsOf lib.types.port; default = import ./wikis.nix; };
  config.virtualisation.oci-containers.containers = lib.concatMapAttrs (name: port: {
    "wiki-${name}" = {
      image = "docker.io/requarks/wiki:2.5";
      ports = [ "127.0.0.1:${toString port}:3000" ];
      volumes = [ "/srv/wiki/${name}:/data" ]; # expect: HWC301, HWC301
    };
  }) (import ./wikis.nix);
}
