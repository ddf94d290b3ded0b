{ lib, config, ... }:
let
  inherit (lib) mkOption types;
  portMapping = types.submodule ({ config, ... }: {
    options = {
      host = mkOption { type = types.port; };
      container = mkOption { type = types.port; default = config.host; };
      address = mkOption { type = types.strMatching "[0-9.]+"; default = "127.0.0.1"; };
      protocol = mkOption { type = types.enum [ "tcp" "udp" ]; default = "tcp"; };
      rendered = mkOption { type = types.str; readOnly = true; internal = true; };
    };
    config.rendered = "${config.address}:${toString config.host}:${toString config.container}/${config.protocol}";
  });
  serviceModule = { name, config, homelab, ... }: {
    options = with lib; with types; {
      enable = mkEnableOption "the service ${name}" // { default = true; };
      image = mkOption { type = either str (submodule { options = { repository = mkOption { type = str; }; tag = mkOption { type = str; default = "1"; }; }; }); };
      ports = mkOption { type = listOf (coercedTo port (p: { host = p; }) portMapping); default = [ ]; };
      env = mkOption { type = attrsOf (nullOr (oneOf [ bool int float str path ])); default = { }; };
      dataDir = mkOption { type = addCheck path (p: lib.hasPrefix "/" (toString p)); default = "/srv/${name}"; defaultText = literalExpression ''"/srv/''${name}"''; };
      mounts = mkOption { type = attrsOf str; default = { }; example = { "data" = "/data"; }; };
      expose = mkOption {
        default = { local = { }; };
        type = attrTag {
          local = mkOption { type = submodule { }; };
          public = mkOption { type = submodule { options.domain = mkOption { type = str; }; options.middlewares = mkOption { type = listOf str; default = [ ]; }; }; };
        };
      };
      tweak = mkOption { type = functionTo (attrsOf anything); default = c: c; };
      memory = mkOption { type = nullOr (strMatching "[0-9]+[kmg]"); default = null; };
      workers = mkOption { type = ints.between 1 16; default = 2; };
      extra = mkOption { type = deferredModule; default = { }; };
    };
    config = {
      env = { TZ = lib.mkDefault homelab.tz; WORKERS = lib.mkDefault config.workers; };
      mounts = lib.mkIf (config.dataDir != null) { "" = lib.mkDefault "/data"; };
    };
  };
in
{
  options.homelab = {
    tz = mkOption { type = types.str; default = "UTC"; apply = lib.trim; };
    network = mkOption { type = types.nullOr types.str; default = "homelab"; };
    services = mkOption {
      default = { };
      type = types.attrsOf (types.submoduleWith {
        shorthandOnlyDefinesConfig = true;
        specialArgs = { homelab = config.homelab; };
        modules = [ serviceModule ];
      });
      apply = lib.filterAttrs (_: s: s.enable);
    };
  };
}
