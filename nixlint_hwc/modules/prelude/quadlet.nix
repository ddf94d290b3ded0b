# virtualisation.quadlet, after the README and option list of quadlet-nix and podman-systemd.unit(5).
#
# Open throughout (`freeformType = lazyAttrsOf`): only lists, which several modules may add to, and references are
# declared. The names that Podman shows depend on the release of quadlet-nix and are left out.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  yes = mkOption { type = types.bool; default = true; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  settings = mkOption {
    type = types.attrsOf (types.either (types.listOf types.anything) types.anything);
    default = { };
  };
  section = options: mkOption {
    type = types.submodule { freeformType = types.lazyAttrsOf types.anything; inherit options; };
    default = { };
  };

  unit = suffix: { name, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      autoStart = yes;
      unitConfig = settings;
      serviceConfig = settings;
      ref = mkOption { type = types.str; default = "${name}.${suffix}"; };
    };
  };

  container.options.containerConfig = section {
    image = mkOption { type = types.str; };
    addCapabilities = strings;
    dropCapabilities = strings;
    addGroups = strings;
    addHosts = strings;
    devices = strings;
    dns = strings;
    environments = mkOption { type = types.attrsOf types.str; default = { }; };
    environmentFiles = strings;
    exposePorts = strings;
    globalArgs = strings;
    mounts = strings;
    networks = strings;
    networkAliases = strings;
    podmanArgs = strings;
    publishPorts = strings;
    secrets = strings;
    tmpfses = strings;
    ulimits = strings;
    volumes = strings;
  };
  network.options.networkConfig = section {
    dns = strings;
    gateways = strings;
    ipRanges = strings;
    subnets = strings;
    podmanArgs = strings;
  };
  pod.options.podConfig = section {
    networks = strings;
    publishPorts = strings;
    volumes = strings;
    podmanArgs = strings;
  };
  volume.options.volumeConfig = section {
    podmanArgs = strings;
  };

  units = suffix: kind: mkOption { type = types.attrsOf (types.submodule [ (unit suffix) kind ]); default = { }; };
in
{
  options.virtualisation.quadlet = {
    enable = mkOption { type = types.bool; };
    autoEscape = mkOption { type = types.bool; default = false; };
    containers = units "container" container;
    networks = units "network" network;
    pods = units "pod" pod;
    volumes = units "volume" volume;
  };
}
