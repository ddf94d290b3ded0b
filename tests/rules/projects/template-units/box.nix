# Units of templates, whose instances are named where they are used, and specifiers for folders.
{ config, lib, pkgs, ... }:
let
  podman = lib.getExe config.virtualisation.podman.package;
  web = {
    image = "docker.io/library/nginx:1.27";
    networks = [ "web" ];
  };
  after = unit: {
    requires = [ unit ];
    after = [ unit ];
  };
in
{
  virtualisation.oci-containers.containers = {
    inherit web;
    files = web // {
      volumes = [
        "/srv/state/files:/data"
        "/var/lib/kept/files:/kept"
        "/var/lib/lost/files:/lost" # expect: HWC301
      ];
    };
  };

  systemd.services = {
    "podman-network@" = {
      description = "the network %i of Podman";
      serviceConfig = {
        Type = "oneshot";
        RemainAfterExit = true;
        ExecStart = "${podman} network create --ignore %i";
      };
    };
    "state@".serviceConfig = {
      Type = "oneshot";
      ExecStart = "${pkgs.coreutils}/bin/mkdir -p /srv/state/%i";
    };
    podman-web = after "podman-network@web.service";
    podman-files = lib.mkMerge [
      (after "podman-network@web.service")
      (after "state@files.service")
      { serviceConfig.ExecStartPre = [ "${pkgs.coreutils}/bin/mkdir -p %S/kept/files" ]; }
    ];
  };
}
