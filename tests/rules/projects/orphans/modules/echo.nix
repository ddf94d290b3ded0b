{ config, ... }:
import ./make.nix { # expect: HWC501, HWC511
  name = "echo";
  image = "docker.io/traefik/whoami:latest"; # expect: HWC101
  ports = [ "8081:80" ]; # expect: HWC211
  inherit config;
}
