{ ... }:
{
  flake.modules.nixos.web = { config, lib, ... }: {
    options.web.tag = lib.mkOption { type = lib.types.str; default = "1"; };
    config.virtualisation.oci-containers.containers.web.image = "web:${config.web.tag}";
  };
}
