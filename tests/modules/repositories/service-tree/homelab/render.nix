{ config, lib, pkgs, ... }:
let
  cfg = config.homelab;
  renderEnv = lib.flip lib.pipe [
    (lib.filterAttrs (_: v: v != null))
    (lib.mapAttrs (_: v: if lib.isBool v then lib.boolToString v else toString v))
  ];
  renderImage = image: if lib.isString image then image else "${image.repository}:${image.tag}";
  container = name: s: s.tweak {
    image = renderImage s.image;
    ports = map (p: p.rendered) s.ports;
    environment = renderEnv s.env;
    volumes = lib.mapAttrsToList (sub: target: "${s.dataDir}${lib.optionalString (sub != "") "/${sub}"}:${target}") s.mounts;
    extraOptions =
      lib.optional (cfg.network != null) "--network=${cfg.network}"
      ++ lib.optional (s.memory != null) "--memory=${s.memory}";
    labels = lib.mkIf (s.expose ? public) {
      "traefik.enable" = "true";
      "traefik.http.routers.${name}.rule" = "Host(`${s.expose.public.domain}`)";
      "traefik.http.routers.${name}.middlewares" = lib.concatStringsSep "," s.expose.public.middlewares;
    };
  };
in
{
  virtualisation.oci-containers.containers = lib.mapAttrs container cfg.services;
  systemd.tmpfiles.rules = lib.concatLists (lib.mapAttrsToList (n: s: [ "d ${s.dataDir} 0755 1000 1000 -" ]) cfg.services);
  systemd.services = {
    "podman-network-${toString cfg.network}" = lib.mkIf (cfg.network != null) {
      description = "Podman network ${cfg.network}";
      wantedBy = map (n: "podman-${n}.service") (lib.attrNames cfg.services);
      before = map (n: "podman-${n}.service") (lib.attrNames cfg.services);
      serviceConfig = { Type = "oneshot"; RemainAfterExit = true; };
      script = ''
        ${lib.getExe pkgs.podman} network inspect ${lib.escapeShellArg cfg.network} >/dev/null 2>&1 || ${lib.getExe pkgs.podman} network create ${cfg.network}
      '';
    };
  } // lib.mapAttrs' (n: s: lib.nameValuePair "podman-${n}" { serviceConfig.RestartSec = lib.mkForce 5; }) cfg.services;
}
