{ config, lib, ... }:
{
  options.hwc.server.containers.homeAssistant.enable = lib.mkEnableOption "Home Assistant";

  config = lib.mkIf config.hwc.server.containers.homeAssistant.enable {
    virtualisation.oci-containers.containers.home-assistant.image = "docker.io/homeassistant/home-assistant:2024.11";
  };
}
