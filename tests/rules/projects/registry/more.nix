{
  whoami = { image = "docker.io/traefik/whoami:latest"; }; # expect: HWC101
  echo = {
    image = "docker.io/ealen/echo-server:0.9.2";
    network = "host";
    ports = [ "8080:80" ]; # expect: HWC210
  };
}
