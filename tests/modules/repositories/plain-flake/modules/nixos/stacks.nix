{ config, lib, vars, ... }:
with lib;
let
  cfg = config.stacks.gitea;
in
{
  options.stacks.gitea = with types; {
    enable = mkEnableOption "Gitea";
    port = mkOption {
      type = port;
      default = 3000;
    };
    dataDir = mkOption {
      type = path;
      default = "${vars.paths.data}/gitea";
    };
    extraEnvironment = mkOption {
      type = attrsOf (oneOf [ str int bool ]);
      default = { };
      apply = mapAttrs (_: v: if isBool v then boolToString v else toString v);
    };
  };

  config = mkIf cfg.enable {
    virtualisation.oci-containers.containers.gitea = {
      image = vars.images.gitea;
      ports = [ "127.0.0.1:${toString cfg.port}:3000" ];
      volumes = [
        "${cfg.dataDir}:/data"
        "/etc/localtime:/etc/localtime:ro"
      ];
      environment = {
        USER_UID = toString vars.uid;
        USER_GID = toString vars.gid;
        GITEA__server__DOMAIN = "git.${vars.domain}";
        TZ = config.time.timeZone;
      } // cfg.extraEnvironment;
    };
    systemd.tmpfiles.rules = [ "d ${cfg.dataDir} 0750 ${toString vars.uid} ${toString vars.gid} -" ];
  };
}
