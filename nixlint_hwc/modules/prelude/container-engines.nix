# virtualisation.podman, docker and containers, after the NixOS manual (options of these names), containers.conf(5)
# and containers-registries.conf(5).
#
# As in NixOS, the engine that runs `virtualisation.oci-containers` is on, and Podman turns on
# `virtualisation.containers`.
{ config, lib, ... }:
let
  inherit (lib) mkOption types;

  containers = config.virtualisation.oci-containers;
  runs = engine: containers.backend == engine && containers.containers != { };

  yes = mkOption { type = types.bool; default = true; };
  no = mkOption { type = types.bool; default = false; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  packages = mkOption { type = types.listOf types.package; default = [ ]; };
  settings = mkOption { type = types.attrsOf types.anything; default = { }; };

  autoPrune = {
    enable = no;
    flags = strings;
    dates = mkOption { type = types.str; default = "weekly"; };
  };
in
{
  options.virtualisation = {
    podman = {
      enable = mkOption { type = types.bool; default = runs "podman"; };
      dockerCompat = no;
      dockerSocket.enable = no;
      enableNvidia = no;
      extraPackages = packages;
      inherit autoPrune;
      defaultNetwork.settings = settings;
      networkSocket = {
        enable = no;
        openFirewall = no;
        port = mkOption { type = types.port; default = 2376; };
        listenAddress = mkOption { type = types.str; default = "0.0.0.0"; };
      };
    };

    docker = {
      enable = mkOption { type = types.bool; default = runs "docker"; };
      enableOnBoot = yes;
      enableNvidia = no;
      storageDriver = mkOption { type = types.nullOr types.str; default = null; };
      logDriver = mkOption { type = types.str; default = "journald"; };
      listenOptions = mkOption { type = types.listOf types.str; default = [ "/run/docker.sock" ]; };
      extraOptions = mkOption { type = types.separatedString " "; default = ""; };
      extraPackages = packages;
      daemon.settings = settings;
      inherit autoPrune;
      rootless = {
        enable = no;
        setSocketVariable = no;
        daemon.settings = settings;
      };
    };

    containers = {
      enable = mkOption { type = types.bool; default = config.virtualisation.podman.enable; };
      containersConf.settings = settings;
      containersConf.cniPlugins = packages;
      registries = {
        search = mkOption { type = types.listOf types.str; default = [ "docker.io" "quay.io" ]; };
        insecure = strings;
        block = strings;
      };
    };
  };
}
