{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers.example = {
    image = "docker.io/library/postgres:16.4";
    environment = {
      # Where the secret is, not the secret.
      POSTGRES_PASSWORD_FILE = "/run/secrets/postgres";
      GF_SECURITY_ADMIN_PASSWORD__FILE = "/run/agenix/grafana";
      JWT_SECRET = "/run/agenix/jwt";
      API_KEY = config.age.secrets.api-key.path;
      SECRETS_DIR = "secrets";
      CREDENTIALS_PATH = "credentials.json";
      VAULT_TOKEN = "\${VAULT_TOKEN}";
      WIDGET_API_KEY = "{{HOMEPAGE_VAR_KEY}}";
      DB_PASSWORD = config.services.unheard-of.password;
      # About it.
      CLIENT_SECRET_ID = "app";
      SECRET_NAME = "app";
      TOKEN_URL = "https://auth.example.org/token";
      PASSWORD_RESET_DOMAIN = "example.org";
      PASSWORD_MIN_LENGTH = "12";
      TOKEN_LIFETIME = "3600";
      ACCESS_TOKEN_EXPIRE_MINUTES = "30";
      REFRESH_TOKEN = "15m";
      MAX_TOKENS = "4096";
      TOKEN_HEADER = "X-Auth-Token";
      PASSWORD_STORE = "keyring";
      AUTH_METHOD = "password";
      # Switches, and nothing.
      PASSWORD = "";
      DISABLE_PASSWORD = "admin";
      ENABLE_PASSWORD_LOGIN = "true";
      USE_TOKEN = "yes";
      ALLOW_EMPTY_PASSWORD = "yes";
      REDIS_PASSWORD = "none";
      # Public, or a hash.
      SSH_PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE";
      RECAPTCHA_SITE_KEY = "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI";
      RECIPIENT_SECRET = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";
      ADMIN_TOKEN = "$argon2id$v=19$m=65540,t=3,p=4$c2FsdA$aGFzaA";
      # Addresses without a password.
      DATABASE_URL = "postgres://miniflux@db/miniflux";
      REDIS_URL = "redis://queue:6379/0";
      CALLBACK = "https://example.org:8443/a@b";
      BACKEND = "amqp://app:$PASS@queue";
      PWD = "/srv/app";
      KEYBOARD = "us";
      MONKEY = "see";
      COMPASS = "north";
      # Compounds of which a credential is only the first part; marks, file names, and what needs none.
      TOKEN_BUCKET = "large";
      PASSWORD_COMPLEXITY = "2";
      SECRET_NAMESPACE = "prod";
      S3_ACCESS_KEY = "minio";
      HASHED_PASSWORD = "5f4dcc3b5aa765d61d8327deb882cf99";
      SMTP_PASSWORD = "@smtp-password@";
      GF_PASSWORD = "$__file{/run/secrets/grafana}";
      TLS_PRIVATE_KEY = "certs/key.pem";
      OPENAI_API_KEY = "ollama";
      RADARR_API_KEY = "filepath:/run/secrets/radarr";
    };
    cmd = [
      "--password-file" "/run/secrets/db"
      "--token-ttl=3600"
      "sh" "-c" "redis-server --requirepass \"$REDIS_PASSWORD\""
      "--require-password" "--verbose"
    ];
    labels = {
      "traefik.http.routers.token.rule" = "Host(`token.example.org`)";
      "traefik.http.middlewares.auth.basicauth.users" = "admin:$$apr1$$abcdefgh$$0123456789012345678901";
      "homepage.widget.key" = "{{HOMEPAGE_VAR_KEY}}";
    };
    environmentFiles = [ config.age.secrets."example-env".path ];
    extraOptions = [
      "--env=DB_PASSWORD_FILE=/run/secrets/db"
      "--env=HOME"
      "--secret=db,type=env,target=DB_PASSWORD"
      "--health-cmd=pg_isready -U app"
    ];
    volumes = [ "${pkgs.writeText "app.yml" ''
      # password: not-in-use
      password: !secret app_password
      token: ''${APP_TOKEN}
      secret_file: /run/secrets/app
    ''}:/etc/app.yml:ro" ];
  };

  systemd.services.podman-example.preStart = ''
    PASSWORD=$(cat ${config.age.secrets.db.path})
    TOKEN="$(pwgen -s 32 1)"
    SECRET=`head -c 32 /dev/urandom | base64`
    printf 'APP_SECRET=%s\n' "$SECRET" > /run/example/app.env
    if [ -z "$PASSWORD" ]; then exit 1; fi
  '';
}
