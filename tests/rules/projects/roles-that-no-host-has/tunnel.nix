# What stands beside containers under the same condition is supposed to be there as they are.
{ lib, config, pkgs, ... }:
let
  has = role: lib.elem role config.my.roles;
in
{
  options.my.roles = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
  config = lib.mkMerge [
    (lib.mkIf (has "tunnel") {
      virtualisation.oci-containers.containers = {
        vpn = {
          image = "docker.io/qmcgaw/gluetun:v3.40.0";
          volumes = [ "/var/lib/vpn:/gluetun" ];
          networks = [ "media" ];
          environmentFiles = [ config.age.secrets.vpn.path ];
        };
        database = {
          image = "docker.io/library/postgres:17.2";
          dependsOn = [ "vpn" ];
          extraOptions = [ "--network=container:vpn" ];
        };
        other = {
          image = "docker.io/library/postgres:17.2";
          ports = [ "5432:5432" ]; # expect: HWC201
          volumes = [ "/var/lib/other:/var/lib/postgresql/data" ]; # expect: HWC301
        };
      };
      age.secrets.vpn.file = ./vpn.age;
      assertions = [ { assertion = config.age.secrets ? vpn; message = "the tunnel needs its key"; } ];
      systemd.tmpfiles.rules = [ "d /var/lib/vpn 0750 root root -" ];
      systemd.services.podman-network-media = {
        before = [ "podman-vpn.service" ];
        requiredBy = [ "podman-vpn.service" ];
        serviceConfig.Type = "oneshot";
        script = "${pkgs.podman}/bin/podman network create --ignore media";
      };
    })
    # Definitions that exclude each other are not put together.
    (lib.mkIf (config.my.roles != [ "web" ]) (lib.mkMerge [
      (lib.mkIf (has "new") { virtualisation.oci-containers.containers.cache.image = "docker.io/library/redis:8.0.1"; })
      (lib.mkIf (!has "new") { virtualisation.oci-containers.containers.cache.image = "docker.io/library/redis:7.4.1"; })
    ]))
  ];
}
