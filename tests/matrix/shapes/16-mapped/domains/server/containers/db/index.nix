{ config, lib, pkgs, ... }:
let
  cfg = config.hwc.server.containers.db;
in
{
  imports = [ ./options.nix ./surroundings.nix ];

  config = lib.mkIf cfg.enable {
    virtualisation.oci-containers.containers.db = {
      image = lib.head (map (name: name) [ "@image@" ]); # expect: HWC101
      ports = map (p: "@address@:${toString p}:${toString p}") [ 5432 ]; # expect: HWC201
      volumes = lib.mapAttrsToList (from: to: "${from}:${to}") {
        "@state@" = "/var/lib/postgresql/data"; # expect: HWC301
      };
      environment = lib.mapAttrs (_: toString) { "@variable@" = "@value@"; }; # expect: HWC401
      environmentFiles = map (name: config.age.secrets.${name}.path) [ "@secret@" ]; # expect: HWC402
      extraOptions = lib.concatMap (network: [ "--network=${network}" ]) [ "@network@" ]
        ++ map (device: "--device=${device}") [ "/dev/ttyUSB0" ]; # expect: HWC203
    };
  };
}
