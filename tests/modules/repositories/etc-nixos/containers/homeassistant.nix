{ config, ... }: {
  virtualisation.oci-containers.containers.homeassistant = {
    image = "ghcr.io/home-assistant/home-assistant:2024.11.1";
    volumes = [ "/srv/hass:/config" ];
    environment.TZ = config.time.timeZone;
    extraOptions = [ "--network=host" "--privileged" ];
  };
}
