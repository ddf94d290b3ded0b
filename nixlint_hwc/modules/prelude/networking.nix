# networking.*, after the NixOS manual ("Networking", "Firewall" and the options below `networking`).
#
# What every machine sets for itself (its host name) has no default here: without a definition it is not known.
{ config, lib, ... }:
let
  inherit (lib) mkIf mkOption types;

  cfg = config.networking;

  no = mkOption { type = types.bool; default = false; };
  yes = mkOption { type = types.bool; default = true; };
  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  lines = mkOption { type = types.lines; default = ""; };
  textOrNull = mkOption { type = types.nullOr types.str; default = null; };

  ports = mkOption {
    type = types.listOf types.port;
    default = [ ];
    apply = list: lib.unique (builtins.sort builtins.lessThan list);
  };
  # { from = ...; to = ...; }
  portRanges = mkOption { type = types.listOf (types.attrsOf types.port); default = [ ]; };

  openings = {
    allowedTCPPorts = ports;
    allowedUDPPorts = ports;
    allowedTCPPortRanges = portRanges;
    allowedUDPPortRanges = portRanges;
  };

  address = {
    options = {
      address = mkOption { type = types.str; };
      prefixLength = mkOption { type = types.int; };
    };
  };
  route = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      address = mkOption { type = types.str; };
      prefixLength = mkOption { type = types.int; };
      via = textOrNull;
      options = mkOption { type = types.attrsOf types.str; default = { }; };
    };
  };
  family = {
    addresses = mkOption { type = types.listOf (types.submodule address); default = [ ]; };
    routes = mkOption { type = types.listOf (types.submodule route); default = [ ]; };
  };
  interface = { name, ... }: {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      name = mkOption { type = types.str; default = name; };
      useDHCP = mkOption { type = types.nullOr types.bool; default = null; };
      macAddress = textOrNull;
      mtu = mkOption { type = types.nullOr types.int; default = null; };
      virtual = no;
      ipv4 = family;
      ipv6 = family;
    };
  };

  gateway = {
    freeformType = types.lazyAttrsOf types.anything;
    options = {
      address = mkOption { type = types.str; };
      interface = textOrNull;
      metric = mkOption { type = types.nullOr types.int; default = null; };
    };
  };
  defaultGateway = mkOption {
    type = types.nullOr (types.coercedTo types.str (address: { inherit address; }) (types.submodule gateway));
    default = null;
  };

  forward = {
    options = {
      sourcePort = mkOption { type = types.either types.int types.str; };
      destination = mkOption { type = types.str; };
      proto = mkOption { type = types.str; default = "tcp"; };
      loopbackIPs = strings;
    };
  };
in
{
  options.networking = {
    hostName = mkOption { type = types.str; };
    domain = mkOption { type = types.nullOr types.str; default = null; };
    fqdn = mkOption { type = types.str; default = "${cfg.hostName}.${cfg.domain}"; };
    fqdnOrHostName = mkOption { type = types.str; default = if cfg.domain == null then cfg.hostName else cfg.fqdn; };

    useDHCP = yes;
    useNetworkd = no;
    enableIPv6 = yes;
    networkmanager.enable = no;
    usePredictableInterfaceNames = yes;
    dhcpcd.enable = yes;
    wireless.enable = no;
    nameservers = strings;
    search = strings;
    hosts = mkOption { type = types.attrsOf (types.listOf types.str); default = { }; };
    extraHosts = lines;
    inherit defaultGateway;
    defaultGateway6 = defaultGateway;
    interfaces = mkOption { type = types.attrsOf (types.submodule interface); default = { }; };

    firewall = openings // {
      enable = yes;
      allowPing = yes;
      pingLimit = mkOption { type = types.nullOr (types.separatedString " "); default = null; };
      rejectPackets = no;
      trustedInterfaces = strings;
      interfaces = mkOption { type = types.attrsOf (types.submodule { options = openings; }); default = { }; };
      checkReversePath = mkOption { type = types.either types.bool (types.enum [ "strict" "loose" ]); default = true; };
      filterForward = no;
      logRefusedPackets = no;
      logReversePathDrops = no;
      extraCommands = lines;
      extraStopCommands = lines;
      extraInputRules = lines;
      extraForwardRules = lines;
      extraReversePathFilterRules = lines;
      extraPackages = mkOption { type = types.listOf types.package; default = [ ]; };
      connectionTrackingModules = strings;
      autoLoadConntrackHelpers = no;
    };

    nftables = {
      enable = no;
      ruleset = lines;
      checkRuleset = yes;
    };

    nat = {
      enable = no;
      enableIPv6 = no;
      externalInterface = textOrNull;
      externalIP = textOrNull;
      internalInterfaces = strings;
      internalIPs = strings;
      forwardPorts = mkOption { type = types.listOf (types.submodule forward); default = [ ]; };
      extraCommands = lines;
      extraStopCommands = lines;
    };
  };

  config.networking.firewall.trustedInterfaces = mkIf cfg.firewall.enable [ "lo" ];
}
