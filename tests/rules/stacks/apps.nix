{ config, lib, pkgs, ... }:
let
  cfg = config.homelab.apps;
  app = { name, ... }: { options = {
    image = lib.mkOption { type = lib.types.str; };
    ports = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
    env = lib.mkOption { type = lib.types.attrsOf lib.types.str; default = { }; };
    networks = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ "proxy" ]; }; # expect: HWC204
    volumes = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
    extra = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
    after = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ ]; };
  }; };
  networks = lib.unique (lib.concatMap (a: a.networks) (lib.attrValues cfg));
in
{
  options.homelab.apps = lib.mkOption {
    type = lib.types.attrsOf (lib.types.submodule app);
    default = { };
  };
  config = {
    virtualisation.oci-containers.backend = "podman";
    virtualisation.oci-containers.containers = lib.mapAttrs (name: a: {
      inherit (a) image ports volumes;
      environment = {
        TZ = "Europe/Paris";
      } // a.env;
      dependsOn = a.after;
      extraOptions = map (n: "--network=${n}") a.networks ++ a.extra;
    }) cfg;
    systemd.services = lib.mkMerge ([
      (lib.listToAttrs (map (n: lib.nameValuePair "podman-network-${n}" {
        description = "podman network ${n}";
        wantedBy = [ "multi-user.target" ];
        serviceConfig = {
          Type = "oneshot";
          RemainAfterExit = true;
          ExecStop = "${pkgs.podman}/bin/podman network rm -f ${n}";
        };
        script = ''
          ${pkgs.podman}/bin/podman network inspect ${n} || ${pkgs.podman}/bin/podman network create --driver=bridge --ipv6 ${n}
        '';
      }) networks))
    ] ++ lib.mapAttrsToList (name: a: {
      "podman-${name}" = {
        after = map (n: "podman-network-${n}.service") a.networks;
        requires = map (n: "podman-network-${n}.service") a.networks;
      };
    }) cfg);
  };
}
