{ config, lib, pkgs, ... }:
let
  ini = pkgs.writeText "app.ini" ''
    [database]
    host = db
    password = hunter20 # expect: HWC401
    password_file = /run/secrets/db
    [smtp]
    ; password = example
    token_ttl = 3600
  '';
  yaml = (pkgs.formats.yaml { }).generate "app.yaml" {
    database = { user = "app"; password = "hunter21"; passwordFile = "/run/secrets/x"; }; # expect: HWC401
    tokens.expiry = 3600;
    oidc.clientSecret = "s3cr3t-client-secret"; # expect: HWC401
    oidc.client_secret_file = "/run/secrets/oidc";
    webhooks = [ "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX" ]; # expect: HWC401
  };
  json = pkgs.writeText "app.json" (builtins.toJSON { apiKey = "abcdef0123456789abcdef0123456789"; public_key = "abc"; url = "http://x"; }); # expect: HWC401
  env = pkgs.writeText "app.env" ''
    # DB_PASSWORD=example
    DB_PASSWORD=hunter22 # expect: HWC401
    DB_PASSWORD_FILE=/run/secrets/db
    export API_TOKEN="abcdef1234567890" # expect: HWC401
    EMPTY_TOKEN=
  '';
  clean = pkgs.writeText "clean.yml" ''
    http:
      middlewares:
        auth:
          basicAuth:
            users:
              - "admin:$apr1$abcdefgh$0123456789012345678901"
    tls:
      key: /certs/key.pem
    password: "{{ env "PASSWORD" }}"
    secret: ''${SECRET}
    token: !secret token
    apiKey: {env.API_KEY}
  '';
  sql = pkgs.writeText "init.sql" ''
    CREATE USER app WITH PASSWORD 'hunter23'; # expect: HWC401
    CREATE USER reader WITH PASSWORD :'reader_password';
    ALTER USER root IDENTIFIED BY 'hunter24'; # expect: HWC401
  '';
in
{
  virtualisation.oci-containers.containers.files = {
    image = "docker.io/library/nginx:1.27.2";
    volumes = [
      "${ini}:/app.ini:ro"
      "${yaml}:/app.yaml:ro"
      "${json}:/app.json:ro"
      "${clean}:/clean.yml:ro"
      "${sql}:/docker-entrypoint-initdb.d/init.sql:ro"
    ];
    environmentFiles = [ env ];
    entrypoint = "/bin/app --admin-password=hunter25"; # expect: HWC401
  };

  systemd.services.files-setup.script = ''
    curl -X POST -H "X-Api-Key: 0123456789abcdef0123456789abcdef" http://localhost/api # expect: HWC401
    PGPASSWORD=hunter26 psql -h localhost -c "select 1" # expect: HWC401
    PGPASSWORD="$(cat /run/secrets/pg)" psql
    mysql -phunter27 -e "show databases" # expect: HWC401
    echo "password: $PASSWORD" > /run/app.yml
    podman login -u me -p hunter28 ghcr.io # expect: HWC401
    podman login --password-stdin ghcr.io < /run/secrets/ghcr
    htpasswd -nbB admin hunter29
    restic --password-file /run/secrets/restic snapshots
    openssl rand -hex 32 > /run/secret
    export RESTIC_PASSWORD=hunter30 # expect: HWC401
    printf '%s' hunter33 | podman secret create app-db - # expect: HWC401
    podman secret create --label app=web app-api - <<< hunter34 # expect: HWC401
    cat /run/secrets/pg | podman secret create app-pg -
    printf '%s' "$RANDOM_PASSWORD" | podman secret create app-random -
    podman secret create app-file /run/secrets/pg
    sshpass -p hunter31 ssh host # expect: HWC401
  '';
  systemd.services.podman-files.environment.API_TOKEN = "abcdef123456"; # expect: HWC401
  virtualisation.oci-containers.containers.private = {
    image = "registry.example.org/private:1.0.0";
    login = {
      registry = "registry.example.org";
      username = "robot";
      passwordFile = "${pkgs.writeText "registry-password" "hunter35"}"; # expect: HWC401
    };
  };
  environment.etc."app/secret.conf".text = "password=hunter32\n"; # expect: HWC401
}
