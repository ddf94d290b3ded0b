{ lib, config, ... }:
let
  isBorea = config.networking.hostName == "borea";
in
{
  options.my.lists.enable = lib.mkEnableOption "the container";
  config = lib.mkIf config.my.lists.enable {
    virtualisation.oci-containers.containers = lib.optionalAttrs isBorea {
      lists = {
        image = "docker.io/library/postgres:17.2";
        volumes = [ "/var/lib/lists:/var/lib/postgresql/data" ];
        networks = [ "lists" ];
      };
    };
    systemd.tmpfiles.rules = lib.optionals isBorea [ "d /var/lib/lists 0750 root root -" ];
    systemd.services = lib.optionalAttrs isBorea {
      podman-network-lists = {
        before = [ "podman-lists.service" ];
        requiredBy = [ "podman-lists.service" ];
        serviceConfig.Type = "oneshot";
        script = "podman network create --ignore lists";
      };
    };
  };
}
