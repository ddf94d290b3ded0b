# virtualisation.oci-containers, after the NixOS manual (options of `virtualisation.oci-containers`).
#
# A container takes exactly these attributes: anything else is an error, as in NixOS.
# Systems that were installed before 22.05 run Docker if they do not say otherwise; where that is not known, Podman.
{ config, lib, isInstalledBefore, ... }:
let
  inherit (lib) mkIf mkOption types;

  cfg = config.virtualisation.oci-containers;

  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };
  packageOrNull = mkOption { type = types.nullOr types.package; default = null; };

  podmanSettings = {
    options = {
      sdnotify = mkOption { type = types.enum [ "conmon" "healthy" "container" ]; default = "conmon"; };
      user = mkOption { type = types.str; default = "root"; };
    };
  };

  # What does not depend on the container's name is a set, evaluated once for all containers.
  container = {
    options = {
      image = mkOption { type = types.str; };
      imageFile = packageOrNull;
      imageStream = packageOrNull;
      pull = mkOption { type = types.enum [ "always" "missing" "never" "newer" ]; default = "missing"; };
      login = {
        username = textOrNull;
        passwordFile = textOrNull;
        registry = textOrNull;
      };

      autoStart = mkOption { type = types.bool; default = true; };
      autoRemoveOnStop = mkOption { type = types.bool; default = true; };
      dependsOn = strings;
      log-driver = mkOption { type = types.str; default = "journald"; };
      podman = mkOption { type = types.nullOr (types.submodule podmanSettings); default = null; };

      cmd = strings;
      entrypoint = textOrNull;
      environment = mkOption { type = types.attrsOf types.str; default = { }; };
      environmentFiles = mkOption { type = types.listOf types.path; default = [ ]; };
      labels = mkOption { type = types.attrsOf types.str; default = { }; };
      user = textOrNull;
      workdir = textOrNull;

      hostname = textOrNull;
      networks = strings;
      ports = strings;
      volumes = strings;
      devices = strings;

      privileged = mkOption { type = types.bool; default = false; };
      capabilities = mkOption { type = types.lazyAttrsOf (types.nullOr types.bool); default = { }; };

      preRunExtraOptions = strings;
      extraOptions = strings;
    };
  };
  named = { name, ... }: {
    options.serviceName = mkOption { type = types.str; default = "${cfg.backend}-${name}"; };
    # Under Podman the settings are always there, under Docker they must stay null.
    config.podman = mkIf (cfg.backend == "podman") { };
  };
in
{
  options.virtualisation.oci-containers = {
    backend = mkOption { type = types.enum [ "podman" "docker" ]; default = if isInstalledBefore "22.05" then "docker" else "podman"; };
    containers = mkOption { type = types.attrsOf (types.submodule [ container named ]); default = { }; };
  };
}
