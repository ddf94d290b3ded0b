{ lib, ... }:
{
  options.virtualisation.oci-containers.containers = lib.mkOption {
    type = lib.types.attrsOf (lib.types.submodule ({ name, ... }: { config.image = lib.mkDefault "localhost/${name}:1"; }));
  };
}
