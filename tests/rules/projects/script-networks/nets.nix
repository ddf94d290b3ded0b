{ config, lib, pkgs, ... }:
let
  on = flag: { image = "docker.io/library/nginx:1.27.2"; extraOptions = [ flag ]; };
  podman = "${pkgs.podman}/bin/podman";
  docker = "${config.virtualisation.podman.package}/bin/podman";
  inherit (config.virtualisation.oci-containers) backend;
  create = name: "${podman} network exists ${name} || ${podman} network create ${name}";
  script = pkgs.writeShellScript "net" ''
    ${pkgs.podman}/bin/podman network inspect built >/dev/null 2>&1 || ${pkgs.podman}/bin/podman network create built
  '';
  whole = pkgs.writeShellScript "whole" ''
    podman network create --ignore --subnet 10.88.3.0/24 whole # expect: HWC208
  '';
  app = pkgs.writeShellApplication {
    name = "mknet";
    text = "podman network create --driver bridge --subnet 10.91.0.0/24 application || true";
  };
in
{
  virtualisation.oci-containers.containers = lib.genAttrs [
    "inspect" "exists" "plain" "ignore" "variable" "loop-a" "loop-b" "function" "built" "application" "backend" "package" "if-not" "bash-c" "heredoc" "exec" "activation" "helper" "filter" "quoted" "absolute" "pre" "getexe" "array-y" "or-true" "whole" "long-flags" "docker-cli"
  ] (name: on "--network=${name}") // {
    missing = on "--network=missing-net"; # expect: HWC206
    typo = on "--network=inspekt"; # expect: HWC206
    echoed = on "--network=echoed-net"; # expect: HWC206
    removed = on "--network=removed-net"; # expect: HWC206
    connected = on "--network=connected-net"; # expect: HWC206
  };

  systemd.services = {
    nets.script = ''
      ${podman} network inspect inspect || ${podman} network create inspect
      ${podman} network exists exists || \
        ${podman} network create exists --subnet 10.90.1.0/24
      podman network create plain
      podman network create --ignore ignore
      NET=variable
      podman network create "$NET"
      for n in loop-a loop-b; do podman network create "$n" 2>/dev/null || true; done
      mknet() { podman network exists "$1" || podman network create "$1"; }
      mknet function
      if ! podman network exists if-not; then
        podman network create if-not
      fi
      bash -c "podman network create bash-c"
      bash <<EOF
      podman network create heredoc
      EOF
      ${docker} network create package
      ${backend} network create backend
      check=$(podman network ls --filter name=filter -q)
      if [ -z "$check" ]; then podman network create filter; fi
      podman network create 'quoted'
      /run/current-system/sw/bin/podman network create absolute
      ${lib.getExe pkgs.podman} network create getexe
      NETS=(array-x array-y)
      for n in "''${NETS[@]}"; do podman network create "$n"; done
      podman network create or-true || true
      podman --log-level=error network create --driver=bridge --subnet=10.92.0.0/24 --gateway 10.92.0.1 long-flags
      ${pkgs.docker}/bin/docker network create docker-cli
      echo "podman network create echoed-net"
      podman network rm removed-net
      podman network connect connected-net app
    '';
    net-exec.serviceConfig.ExecStart = "${podman} network create exec";
    net-built.serviceConfig.ExecStart = "${script}";
    net-whole.serviceConfig = { ExecStart = whole; Type = "oneshot"; };
    net-app.serviceConfig.ExecStart = lib.getExe app;
    podman-pre.serviceConfig.ExecStartPre = [ "-${podman} network create pre" ];
    net-helper.script = create "helper";
  };
  system.activationScripts.nets.text = create "activation";
}
