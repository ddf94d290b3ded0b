{ config, lib, ... }:
{
  homelab.timezone = "Europe/Zurich";
  services.homelab = {
    mealie = {
      image = { repository = "ghcr.io/mealie-recipes/mealie"; tag = "v2.2.0"; };
      ports = [ 9925 { host = 9926; container = 9000; address = "0.0.0.0"; } ];
      env = { ALLOW_SIGNUP = false; MAX_WORKERS = 1; BASE_URL = "https://mealie.example.org"; NOTHING = null; RATIO = 0.5; };
      expose.public = { domain = "mealie.example.org"; middlewares = [ "auth" "gzip" ]; };
      memory = "512m";
    };
    stirling = {
      image = "docker.io/stirlingtools/stirling-pdf:0.33.1";
      ports = [ { host = 8085; container = 8080; } ];
      mounts.configs = "/configs";
      dataDir = "/srv/pdf";
      tweak = c: c // { user = "1000:1000"; };
      workers = 4;
    };
    old = { enable = false; image = "docker.io/library/busybox:1.36"; };
  };
  specialisation.nogpu.configuration = { homelab.services.mealie.memory = lib.mkForce null; };
}
