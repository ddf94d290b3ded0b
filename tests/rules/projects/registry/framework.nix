{ config, lib, ... }:
let
  more = import ./more.nix;
  container = service: {
    image = service.image;
    volumes = map (folder: "${service.folder}/${folder}:/${folder}") service.folders or [ ];
    log-driver = "none"; # expect: HWC719, HWC719, HWC719, HWC719, HWC719, HWC719
    extraOptions = lib.optional (service ? network) "--network=${service.network}";
    ports = service.ports or [ ];
  };
in
{
  imports = [ (lib.mkRenamedOptionModule [ "rack" ] [ "shelf" ]) ];
  options.shelf = lib.mkOption { type = lib.types.attrsOf lib.types.attrs; default = { }; };
  config.virtualisation.oci-containers.containers = lib.mapAttrs (_: container) (config.shelf // more);
}
