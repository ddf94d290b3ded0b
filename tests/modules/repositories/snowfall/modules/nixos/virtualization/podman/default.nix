{ options, config, lib, pkgs, namespace, ... }:
with lib;
with lib.${namespace};
let
  cfg = config.${namespace}.virtualization.podman;
in
{
  options.${namespace}.virtualization.podman = with types; {
    enable = mkBoolOpt false "Whether or not to enable Podman.";
  };
  config = mkIf cfg.enable {
    environment.systemPackages = with pkgs; [ podman-compose ];
    plusultra.home.extraOptions.home.shellAliases."docker-compose" = "podman-compose";
    virtualisation.podman = { enable = cfg.enable; dockerCompat = true; };
  };
}
