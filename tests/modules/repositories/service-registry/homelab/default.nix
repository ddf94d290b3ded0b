{ config, lib, pkgs, host, ... }:
let
  cfg = config.homelab;
  inherit (lib) mkOption types;
  service = types.submodule ({ name, config, ... }: {
    options = {
      enable = mkOption { type = types.bool; default = true; };
      image = mkOption { type = types.str; };
      tag = mkOption { type = types.str; };
      port = mkOption { type = types.nullOr types.port; default = null; };
      subdomain = mkOption { type = types.str; default = name; };
      dataDirs = mkOption { type = types.attrsOf types.str; default = { }; example = { "config" = "/config"; }; };
      env = mkOption { type = types.attrsOf (types.oneOf [ types.str types.int types.bool ]); default = { }; apply = lib.mapAttrs (_: v: if lib.isBool v then lib.boolToString v else toString v); };
      gpu = lib.mkEnableOption "gpu";
      url = mkOption { type = types.str; readOnly = true; default = "https://${config.subdomain}.${cfg.domain}"; };
    };
  });
  enabled = lib.filterAttrs (_: s: s.enable) cfg.services;
in
{
  imports = lib.mapAttrsToList (n: _: ./. + "/${n}") (lib.filterAttrs (n: t: t == "regular" && n != "default.nix" && lib.hasSuffix ".nix" n) (builtins.readDir ./.));
  options.homelab = {
    domain = mkOption { type = types.str; default = "home.test"; };
    base = mkOption { type = types.path; default = "/srv/containers"; };
    services = mkOption { type = types.attrsOf service; default = { }; };
  };
  config = {
    networking.hostName = host;
    time.timeZone = "UTC";
    virtualisation.oci-containers.containers = lib.mapAttrs (name: s: {
      image = "${s.image}:${s.tag}";
      ports = lib.optional (s.port != null) "127.0.0.1:${toString s.port}:${toString s.port}";
      volumes = lib.mapAttrsToList (dir: target: "${cfg.base}/${name}/${dir}:${target}") s.dataDirs;
      environment = s.env // { TZ = config.time.timeZone; };
      extraOptions = [ "--label=io.containers.autoupdate=registry" ] ++ lib.optionals s.gpu [ "--device=nvidia.com/gpu=all" ];
    }) enabled;
    systemd.tmpfiles.rules = lib.flatten (lib.mapAttrsToList (name: s: map (d: "d ${cfg.base}/${name}/${d} 0755 root root - -") (lib.attrNames s.dataDirs)) enabled);
    services.caddy = {
      enable = enabled != { };
      virtualHosts = lib.mapAttrs' (name: s: lib.nameValuePair "${s.subdomain}.${cfg.domain}" { extraConfig = "reverse_proxy 127.0.0.1:${toString s.port}"; }) (lib.filterAttrs (_: s: s.port != null) enabled);
    };
  };
}
