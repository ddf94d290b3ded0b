{ options, config, lib, pkgs, ... }:

with lib;
with lib.my;
let cfg = config.modules.services.vaultwarden;
in {
  options.modules.services.vaultwarden = with types; {
    enable = mkBoolOpt false;
    port = mkOpt' port 8000 "The port";
    settings = mkOpt (attrsOf (nullOr (oneOf [ bool int str ]))) { };
  };

  config = mkIf cfg.enable {
    modules.services.docker.enable = true;
    virtualisation.oci-containers.containers.vaultwarden = {
      image = "vaultwarden/server:1.32.5";
      ports = [ "127.0.0.1:${toString cfg.port}:80" ];
      environment = mapAttrs (_: v: if isBool v then boolToString v else toString v) (filterAttrs (_: v: v != null) cfg.settings);
      volumes = [ "/var/lib/vaultwarden:/data" ];
    };
    user.packages = [ pkgs.unstable.vaultwarden ];
  };
}
