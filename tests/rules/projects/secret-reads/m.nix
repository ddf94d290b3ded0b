{ config, lib, pkgs, ... }:
let
  token = lib.fileContents config.age.secrets.app.path;
  read = builtins.readFile;
  caddyfile = pkgs.writeText "Caddyfile" ''
    example.org {
      basic_auth {
        alex letmein # expect: HWC408
      }
    }
  '';
in
{
  age.secrets.app.file = ./app.age;
  sops.secrets.db.sopsFile = ./x.yaml;
  virtualisation.oci-containers.containers.app = {
    image = "docker.io/library/nginx:1.27.2";
    environment = {
      A = token; # expect: HWC410
      B = lib.removeSuffix "\n" (read config.sops.secrets.db.path); # expect: HWC410
      C = lib.strings.trim (lib.readFile "${config.age.secrets.app.path}"); # expect: HWC410
      D = builtins.readFile "/run/secrets/db"; # expect: HWC410
      E = builtins.readFile ./plain.txt;
      F_FILE = config.age.secrets.app.path;
      G = lib.mkIf (builtins.pathExists config.age.secrets.app.path) "x";
      H = builtins.readFile "/var/lib/secret.txt";
      I = (builtins.fromJSON (builtins.readFile config.age.secrets.app.path)).key; # expect: HWC410
      J = builtins.elemAt (lib.splitString "=" (builtins.readFile config.age.secrets.app.path)) 1; # expect: HWC410
    };
    extraOptions = [ "--env=X=${builtins.readFile config.age.secrets.app.path}" ]; # expect: HWC410
    labels."traefik.http.middlewares.a.basicauth.users" = builtins.readFile config.age.secrets.app.path; # expect: HWC410
    volumes = [ "${pkgs.writeText "app.conf" "password = ${token}"}:/app.conf:ro" ]; # expect: HWC410
    environmentFiles = [ (pkgs.writeText "env" "P=${builtins.readFile config.sops.secrets.db.path}") ]; # expect: HWC410
  };
  virtualisation.oci-containers.containers.caddy = {
    image = "docker.io/library/caddy:2.8.4";
    volumes = [ "${caddyfile}:/etc/caddy/Caddyfile:ro" ];
  };
  environment.etc."app.conf".text = "password=${builtins.readFile config.age.secrets.app.path}"; # expect: HWC410
  systemd.services.podman-app.script = "echo ${builtins.readFile config.age.secrets.app.path} | podman login"; # expect: HWC410
  services.restic.backups.x.environment.P = builtins.readFile config.age.secrets.app.path;
}
