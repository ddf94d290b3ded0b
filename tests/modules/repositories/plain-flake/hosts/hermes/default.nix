{ config, lib, pkgs, modulesPath, ... }:
{
  imports = [
    "${modulesPath}/installer/sd-card/sd-image-aarch64.nix"
    ../common/global.nix
  ];
  networking.hostName = "hermes";
  virtualisation.oci-containers.backend = "docker";
  virtualisation.oci-containers.containers."zigbee2mqtt" = {
    image = "docker.io/koenkk/zigbee2mqtt:1.41.0";
    autoStart = true;
    environment.TZ = "${config.time.timeZone}";
    volumes = [ "/var/lib/zigbee2mqtt:/app/data" "/run/udev:/run/udev:ro" ];
    ports = [ "8080:8080" ];
    extraOptions = [ "--device=/dev/ttyACM0:/dev/ttyACM0" ];
  };
  sdImage.compressImage = false;
  hardware.enableRedistributableFirmware = true;
}
