{ options, config, lib, pkgs, ... }:

with lib;
with lib.my;
let cfg = config.modules.services.docker;
    configDir = config.dotfiles.dir;
in {
  options.modules.services.docker = {
    enable = mkBoolOpt false;
  };
  config = mkIf cfg.enable {
    user.extraGroups = [ "docker" ];
    env.DOCKER_CONFIG = "$XDG_CONFIG_HOME/docker";
    virtualisation.docker = {
      enable = true;
      autoPrune.enable = true;
      enableOnBoot = mkDefault false;
    };
    virtualisation.oci-containers.backend = "docker";
  };
}
