let
  secrets = import ../secrets.nix;
  conf = builtins.toFile "mosquitto.conf" "listener 1883\nallow_anonymous true\n";
in
{ pkgs, ... }: {
  virtualisation.oci-containers.containers.mosquitto = {
    image = "docker.io/library/eclipse-mosquitto:2.0.20";
    ports = [ "1883:1883" ];
    volumes = [ "${conf}:/mosquitto/config/mosquitto.conf:ro" ];
    environment.ADMIN_PASSWORD = secrets.mqtt.password;
  };
}
