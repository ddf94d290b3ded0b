{ config, lib, ... }:
{
  options.hwc.server.containers.homeAssistant = {
    enable = lib.mkEnableOption "Home Assistant";
    radio.enable = lib.mkEnableOption "the radio";
  };
  # Beside its own options, some for the proxy.
  options.hwc.proxy.radio = lib.mkOption { type = lib.types.bool; };

  config = lib.mkIf config.hwc.server.containers.homeAssistant.enable {
    virtualisation.oci-containers.containers.home-assistant.image = "docker.io/homeassistant/home-assistant:2024.11";
  };
}
