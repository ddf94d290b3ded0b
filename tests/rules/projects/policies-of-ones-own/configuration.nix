{ config, lib, ... }:
{
  virtualisation.oci-containers.containers = {
    open = { # expect: ACME001, ACME002
      image = "docker.io/example/open:1.0";
      labels = {
        "traefik.enable" = "true";
        "traefik.http.routers.open.rule" = config.unheard.of;
      };
    };
    guarded = { # expect: ACME002
      image = "docker.io/example/guarded:1.0";
      labels = {
        "traefik.enable" = "true";
        "traefik.http.routers.guarded.middlewares" = "login";
      };
    };
    by-flag = { # expect: ACME001
      image = "docker.io/example/by-flag:1.0";
      extraOptions = [ "--label=traefik.enable=true" ];
    };
    # a label without a value is empty
    by-name = {
      image = "docker.io/example/by-name:1.0";
      extraOptions = [ "--label" "traefik.enable" ];
    };
    # a file may have more labels
    by-file = {
      image = "docker.io/example/by-file:1.0";
      extraOptions = [ "--label=traefik.enable=true" "--label-file=/etc/labels" ];
    };
    forced.image = "docker.io/example/forced:1.0";
    silent.image = "docker.io/example/silent:1.0";
  };
  systemd.services = {
    podman-open.serviceConfig = {
      Restart = "no";
      MemoryMax = 1024;
    };
    podman-guarded.serviceConfig.Restart = lib.mkForce "no";
    # which of two counts is not told
    podman-by-flag.serviceConfig = lib.mkMerge [ { Restart = "always"; } { Restart = lib.mkForce "no"; } ];
    # NixOS's own "always" wins over a default
    podman-silent.serviceConfig.Restart = lib.mkDefault "no";
    podman-by-file.serviceConfig = config.unheard.of.service;
    # the second is all that counts
    podman-forced = lib.mkMerge [
      { serviceConfig.Restart = "no"; }
      { serviceConfig = lib.mkForce { MemoryMax = "1G"; }; }
    ];
  };
}
