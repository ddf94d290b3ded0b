# Values that travel through the module system: definitions, defaults, priorities, merging.
{ lib }:
let
  inherit (lib) mkOption mkIf mkMerge mkForce mkDefault mkBefore types;
  evaluated = lib.evalModules {
    modules = [
      {
        options = {
          image = mkOption { type = types.str; default = "busybox" /* option-default */; };
          tag = mkOption { type = types.str; default = "none"; };
          forced = mkOption { type = types.str; };
          soft = mkOption { type = types.str; };
          merged = mkOption { type = types.str; };
          nullable = mkOption { type = types.nullOr types.str; default = null; };
          port = mkOption { type = types.port; default = 8080 /* port */; };
          volumes = mkOption { type = types.listOf types.str; default = [ ]; };
          environment = mkOption { type = types.attrsOf types.str; default = { }; };
          containers = mkOption {
            type = types.attrsOf (types.submodule { options.image = mkOption { type = types.str; }; });
          };
          free = mkOption { type = types.anything; };
          text = mkOption { type = types.lines; };
        };
      }
      {
        tag = mkIf true "16" /* definition */;
        forced = "weak";
        soft = mkDefault "soft";
        merged = mkMerge [ (mkIf false "no") (mkIf true "yes" /* merged */) ];
        nullable = "some" /* nullable */;
        volumes = [ "/data" /* volume */ ];
        environment.TZ = "UTC" /* environment */;
        containers.web.image = "nginx" /* submodule */;
        free.a.b = "free" /* anything */;
        text = "l1" /* lines */;
      }
      {
        forced = mkForce "strong" /* forced */;
        soft = "hard" /* overridden */;
        volumes = mkBefore [ "/early" /* ordered */ ];
        environment = mkMerge [ { PUID = "1000" /* merged-environment */; } ];
        text = "l2" /* lines */;
      }
    ];
  };
  c = evaluated.config;
in
{
  option-default = c.image;
  definition = c.tag;
  forced = c.forced;
  overridden = c.soft;
  merged = c.merged;
  nullable = c.nullable;
  port = toString c.port;
  ordered = builtins.head c.volumes;
  volume = lib.last c.volumes;
  environment = c.environment.TZ;
  merged-environment = c.environment.PUID;
  submodule = c.containers.web.image;
  anything = c.free.a.b;
  lines = c.text;
}
