{ config, lib, pkgs, ... }: {
  nixpkgs.hostPlatform = "aarch64-linux"; networking.hostName = "nano";
  virtualisation.oci-containers = {
    backend = "podman";
    containers.homeassistant = {
      image = "ghcr.io/home-assistant/home-assistant:2024.11.3";
      environment.TZ = "Europe/Madrid";
      volumes = [ "/var/lib/hass:/config" "/run/dbus:/run/dbus:ro" ];
      extraOptions = [ "--network=host" "--device=/dev/ttyUSB0:/dev/ttyUSB0" "--cap-add=NET_RAW" ];
    };
  };
  home-manager.users.me = { imports = [ ../home.nix ]; };
}
