{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  service = { name, ... }: {
    options = {
      image = mkOption { type = types.str; };
      address = mkOption { type = types.str; default = "127.0.0.1"; };
      port = mkOption { type = types.port; default = 5432; };
      state = mkOption { type = types.str; default = "/opt/databases/${name}"; };
      environment = mkOption { type = types.attrsOf types.str; default = { }; };
      secret = mkOption { type = types.str; default = "${name}-env"; };
      network = mkOption { type = types.str; default = "bridge"; };
    };
  };
in
{
  options.homelab.services = mkOption { type = types.attrsOf (types.submodule service); default = { }; };

  config.virtualisation.oci-containers.containers = lib.mapAttrs
    (name: v: {
      image = v.image;
      ports = [ "${v.address}:${toString v.port}:5432" ];
      volumes = [ "${v.state}:/var/lib/postgresql/data" ];
      environment = v.environment;
      environmentFiles = [ config.age.secrets.${v.secret}.path ]; # expect: HWC402
      extraOptions = [ "--network=${v.network}" "--device=/dev/ttyUSB0" ]; # expect: HWC203
    })
    config.homelab.services;
}
