{ config, lib, modulesPath, ... }:
{
  imports = [
    "${modulesPath}/installer/scan/not-detected.nix"
    (modulesPath + "/profiles/minimal.nix")
    "${toString modulesPath}/profiles/headless.nix"
  ];
  disabledModules = [ "${modulesPath}/services/web-apps/nextcloud.nix" "services/misc/gitea.nix" ];
  options.place = lib.mkOption {
    type = lib.types.str;
    default = modulesPath;
  };
  config.virtualisation.oci-containers.containers.docs = {
    image = "docker.io/library/nginx:1.27.0";
    environment.PLACE = modulesPath;
    environment.SAME = config.place;
    environment.BELOW = "${modulesPath}/misc";
  };
}
