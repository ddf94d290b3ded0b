{ lib, inputs }: rec {
  # every default.nix or *.nix below a folder
  modulesIn = dir: lib.filter (p: lib.hasSuffix ".nix" (toString p)) (lib.filesystem.listFilesRecursive dir);
  mkArr = { name, port, tag, config, extra ? { } }: lib.recursiveUpdate {
    image = "lscr.io/linuxserver/${name}:${tag}";
    environment = { PUID = "1000"; PGID = "100"; TZ = config.time.timeZone; };
    volumes = [ "/persist/appdata/${name}:/config" "${config.my.media.root}:/data" ];
    extraOptions = [ "--network=container:gluetun" ];
    dependsOn = [ "gluetun" ];
    labels = traefik name port config;
  } extra;
  traefik = name: port: config: {
    "traefik.enable" = "true";
    "traefik.http.routers.${name}.rule" = "Host(`${name}.${config.networking.domain}`)";
    "traefik.http.routers.${name}.tls.certresolver" = "letsencrypt";
    "traefik.http.services.${name}.loadbalancer.server.port" = toString port;
  };
}
