{ ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/redis:7.4.1";
    cmd = [
      "redis-server"
      "--requirepass"
      "$REDIS_PASSWORD" # expect: HWC721
      "--port=\${PORT}" # expect: HWC721
      "--name=$(hostname)" # expect: HWC721
    ];
    environment = {
      REDIS_PASSWORD = "$(cat /run/secrets/redis)"; # expect: HWC721
      REDIS_USER = "\${REDIS_USER}"; # expect: HWC721
    };
    extraOptions = [
      "-e"
      "HOME_ADDRESS=$HOME_ADDRESS" # expect: HWC721
      "--mount=type=bind,src=$HOME/mounted,dst=/mounted" # expect: HWC721
    ];
    ports = [ "$PORT:6379" ]; # expect: HWC721
    volumes = [
      "$HOME/example:/data" # expect: HWC721
      "/etc/localtime:/etc/localtime:ro"
    ];
  };
}
