# The options of NixOS, agenix and sops-nix that the projects of the matrix set, by their manuals: types and defaults,
# and nothing behind them.
{ lib, ... }:
let
  inherit (lib) mkOption types;

  strings = mkOption { type = types.listOf types.str; default = [ ]; };
  texts = mkOption { type = types.attrsOf types.str; default = { }; };
  maybe = mkOption { type = types.nullOr types.str; default = null; };
  open = mkOption { type = types.attrsOf types.anything; default = { }; };

  container.options = {
    image = mkOption { type = types.str; };
    autoStart = mkOption { type = types.bool; default = true; };
    pull = mkOption { type = types.enum [ "always" "missing" "never" "newer" ]; default = "missing"; };
    ports = strings;
    volumes = strings;
    networks = strings;
    devices = strings;
    extraOptions = strings;
    environment = texts;
    labels = texts;
    environmentFiles = mkOption { type = types.listOf types.path; default = [ ]; };
    capabilities = mkOption { type = types.lazyAttrsOf (types.nullOr types.bool); default = { }; };
    user = maybe;
    workdir = maybe;
  };

  # A set of secrets that each have a path in one folder.
  secretsIn = folder: mkOption {
    default = { };
    type = types.attrsOf (types.submodule ({ name, ... }: {
      options = {
        path = mkOption { type = types.str; default = "${folder}/${name}"; };
        file = mkOption { type = types.nullOr types.path; default = null; };
        content = mkOption { type = types.lines; default = ""; };
      };
    }));
  };
in
{
  options = {
    virtualisation.oci-containers = {
      backend = mkOption { type = types.enum [ "podman" "docker" ]; default = "podman"; };
      containers = mkOption { type = types.attrsOf (types.submodule container); default = { }; };
    };
    age.secrets = secretsIn "/run/agenix";
    sops = {
      defaultSopsFile = mkOption { type = types.path; };
      secrets = secretsIn "/run/secrets";
      templates = secretsIn "/run/secrets/rendered";
      placeholder = mkOption { type = types.attrsOf types.str; default = { db-password = "<placeholder>"; }; };
    };
    assertions = mkOption { type = types.listOf types.unspecified; default = [ ]; };
    environment.etc = open;
    networking.hostName = mkOption { type = types.str; default = "nixos"; };
    systemd = {
      services = open;
      tmpfiles.rules = strings;
    };
  };

  config._module.args.pkgs.writeText = name: text: "/nix/store/text-${name}";
}
