{ config, lib, pkgs, ... }:
{
  virtualisation.oci-containers.containers = {
    plain = {
      image = "docker.io/library/nginx:1.27.2";
      environment = {
        # The value is what the service then runs with, placeholders included.
        POSTGRES_PASSWORD = "postgres"; # expect: HWC401
        MYSQL_ROOT_PASSWORD = "changeme"; # expect: HWC401
        DB_PASSWORD = "<password>"; # expect: HWC401
        ADMIN_PASSWORD = "REPLACE_ME"; # expect: HWC401
        ADMIN_PASSWORD2 = "your-password-here"; # expect: HWC401
        SECRET_KEY_BASE = "3a5f9c1e7b2d4f6a8c0e1b3d5f7a9c2e4b6d8f0a1c3e5b7d9f2a4c6e8b0d1f3a"; # expect: HWC401
        JWT_SECRET = "s3cr3t"; # expect: HWC401
        SESSION_SECRET = "keyboard cat"; # expect: HWC401
        API_KEY = "0123456789abcdef0123456789abcdef"; # expect: HWC401
        GITHUB_TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"; # expect: HWC401
        SOMETHING = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"; # expect: HWC401
        AWS_ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"; # expect: HWC401
        AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"; # expect: HWC401
        SLACK_WEBHOOK = "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"; # expect: HWC401
        DISCORD_WEBHOOK_URL = "https://discord.com/api/webhooks/123456789012345678/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ab"; # expect: HWC401
        TELEGRAM_TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"; # expect: HWC401
        NOTIFY = "telegram://123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1@telegram?chats=@x"; # expect: HWC401
        SHOUTRRR_URL = "discord://token123abcDEF456ghi@123456789012345678"; # expect: HWC401
        WATCHTOWER_NOTIFICATION_URL = "gotify://push.example.org/AbCdEfGh1234567"; # expect: HWC401
        DISCORD_BOT_TOKEN = "MTAxNDA2NDE3NzI2MjUzMDU5MA.GxWm3B.abcdefghijklmnopqrstuvwxyz0123456789AB"; # expect: HWC401
        DATABASE_URL = "postgres://app:hunter2@db:5432/app"; # expect: HWC401
        REDIS_URL = "redis://:p4ssw0rd@redis:6379/0"; # expect: HWC401
        MONGO_URL = "mongodb+srv://root:toor@cluster0.example.mongodb.net/?retryWrites=true"; # expect: HWC401
        AMQP = "amqp://guest:guest@rabbit:5672/"; # expect: HWC401
        SMTP_URL = "smtps://user%40example.org:p%40ss@smtp.example.org:465"; # expect: HWC401
        CONNECTION = "Server=db;Database=app;User Id=sa;Password=Yukon900!;TrustServerCertificate=true"; # expect: HWC401
        DSN = "app:hunter2@tcp(db:3306)/app"; # expect: HWC401
        VAPID_PRIVATE_KEY = "3KzvKasA2SoCxsp0iIG_o9B0Ozvl1XDwI63JRKNIWBM"; # expect: HWC401
        WG_PRIVATE_KEY = "yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk="; # expect: HWC401
        AGE = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"; # expect: HWC401
        PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----"; # expect: HWC401
        LICENSE_KEY = "A1B2C-D3E4F-G5H6I-J7K8L-M9N0P"; # expect: HWC401
        MASTER_KEY = "c2VjcmV0bWFzdGVya2V5MTIzNDU2Nzg5MA=="; # expect: HWC401
        JWT = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"; # expect: HWC401
        BASIC_AUTH = "admin:hunter2"; # expect: HWC401
        TUNNEL_TOKEN = "eyJhIjoiNTBlYmM3NWU5ZjE0ZGI1YTg4ZjQ5ZmU5NmE0YjU0ODEiLCJ0IjoiMDEyMzQ1NjctODlhYi1jZGVmLTAxMjMtNDU2Nzg5YWJjZGVmIiwicyI6Ik16ZzBPVGMwIn0="; # expect: HWC401
        PASSWORD_SALT = "f1nd1ngn3m0f1nd1ngn3m0"; # expect: HWC401
        CRYPT_KEY = "DNCmtQxRjCuMRkGyQ3bVPrcEKBgyJ2XU"; # expect: HWC401
        OPENAI_API_KEY = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH"; # expect: HWC401
        MQTT_PASS = "mqtt"; # expect: HWC401
        VNC_PW = "headless"; # expect: HWC401
        SUDO_PASSWORD = "password"; # expect: HWC401
        HTTP_PROXY = "http://proxyuser:proxypass@proxy.lan:3128"; # expect: HWC401
        RCON_PASSWORD = "minecraft"; # expect: HWC401
        CROWDSEC_LAPI_KEY = "mysecretkey12345"; # expect: HWC401
        NEXTCLOUD_ADMIN_PASSWORD = "admin"; # expect: HWC401
        IMMICH_DB_PASSWORD = ''
          immich # expect: HWC401
        '';

        # References, switches, measures, what everybody may see.
        POSTGRES_PASSWORD_FILE = "/run/secrets/pg";
        MYSQL_PASSWORD__FILE = "/run/secrets/my";
        FILE__PASSWORD = "/run/secrets/x";
        TLS_KEY_PATH = "/certs/key.pem";
        SSL_KEY = "/certs/key.pem";
        DB_PASSWORD_CMD = "cat /run/secrets/x";
        TOKEN_EXPIRY = "3600";
        TOKEN_TTL = "15m";
        JWT_EXPIRES_IN = "7d";
        PUBLIC_KEY = "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U";
        VAPID_PUBLIC_KEY = "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U";
        WG_PUBLIC_KEY = "HIgo9xNzJMWLKASShiTqIybxZ0U3wGLiUeJ1PKf8ykw=";
        WIREGUARD_PUBLIC_KEY = "HIgo9xNzJMWLKASShiTqIybxZ0U3wGLiUeJ1PKf8ykw=";
        LITELLM_MASTER_KEY = "os.environ/PROXY_KEY"; # as LiteLLM's own settings refer to variables
        MAPBOX_TOKEN = "pk.eyJ1IjoiZXhhbXBsZSIsImEiOiJjbDEyMzQ1Njc4OTAifQ.abcdefghijklmnop";
        PEERS = "HIgo9xNzJMWLKASShiTqIybxZ0U3wGLiUeJ1PKf8ykw=";
        SSH_AUTHORIZED_KEYS = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@x";
        AGE_RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudlq3x7q0lqpza";
        DISABLE_PASSWORD = "true";
        REQUIRE_PASSWORD = "false";
        ALLOW_EMPTY_PASSWORD = "yes";
        PASSWORD_LOGIN = "false";
        PASSWORD_AUTH_ENABLED = "1";
        MARIADB_RANDOM_ROOT_PASSWORD = "1";
        MYSQL_RANDOM_ROOT_PASSWORD = "yes";
        PASSWORD_RESET_URL = "https://auth.example.org/reset";
        SMTP_HOST = "password.example.org";
        KEYCLOAK_HOST = "secret.example.org";
        SECRET_PROVIDER = "vault";
        UUID = "123e4567-e89b-12d3-a456-426614174000";
        USER_ID = "123e4567-e89b-12d3-a456-426614174000";
        MAC_ADDRESS = "02:42:ac:11:00:02";
        HASH = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        GIT_COMMIT = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
        OIDC_CLIENT_ID = "3b1f2c4d-aaaa-bbbb-cccc-123456789abc";
        CLIENT_ID = "abcdef0123456789abcdef0123456789";
        ADMIN_PASSWORD_HASH = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$hash";
        PASSWORD_HASH = "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";
        ADMIN_TOKEN = "$argon2id$v=19$m=65540,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$aGFzaGhhc2hoYXNo";
        DB_PASSWORD_REF = "file:///run/secrets/x";
        REFERENCE_PASSWORD = "\${DB_PASSWORD}";
        REFERENCE_SECRET = "$SECRET";
        REFERENCE_TOKEN = "file:///run/secrets/token";
        REFERENCE_KEY_SECRET = "/run/secrets/key";
        INTERPOLATED_PASSWORD = config.services.unheard-of.password;
        INTERPOLATED_URL = "postgres://app:${config.services.unheard-of.password}@db/app";
        INTERPOLATED_FILE_PASSWORD = config.age.secrets.x.path;
        DATABASE_URL_NOPASS = "postgres://app@db:5432/app";
        DATABASE_URL_VAR = "postgres://app:$POSTGRES_PASSWORD@db:5432/app";
        DATABASE_URL_VAR2 = "postgres://app:\${POSTGRES_PASSWORD}@db:5432/app";
        BASE_URL = "https://example.org:8443/@user";
        IMAGE_URL = "https://cdn.example.org/a:b@2x.png";
        AUTH_METHOD = "oidc";
        AUTH_TYPE = "basic";
        OAUTH2_TOKEN_URL = "https://auth.example.org/token";
        KEY_PREFIX = "app:";
        CACHE_KEY = "home";
        KEYBOARD = "us";
        KEYMAP = "de";
        HOTKEY = "ctrl+c";
        TOKENIZERS_PARALLELISM = "false";
        MAX_TOKENS = "4096";
        TOKEN_LIMIT = "8192";
        PASSPORT_STRATEGY = "local";
        PASS_THROUGH = "yes";
        COMPASS = "north";
        BYPASS_AUTH = "no";
        SECRETARIAT = "x";
        AUTHOR = "me";
        SECRET_SERVICE = "gnome";
        CREDENTIALS_DIR = "/run/credentials";
        ENABLE_API_KEY = "true";
        SENTRY_DSN = "";
        RECAPTCHA_SITE_KEY = "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI";
        HCAPTCHA_SITEKEY = "10000000-ffff-ffff-ffff-000000000001";
        STRIPE_PUBLISHABLE_KEY = "pk_test_TYooMQauvdEDq54NiTphI7jx";
        TZ = "Europe/Berlin";
        REDIS_PASSWORD = "";
        PASSWORD_POLICY = "strict";
        SECRET_LENGTH = "64";
        GF_SECURITY_ADMIN_PASSWORD__FILE = "/x";
        USERMAP = "1000";
        ENCRYPTION = "aes-256-gcm";
        ENCRYPTION_METHOD = "starttls";
        S3_ENDPOINT = "https://minio:9000";
        JWT_ALGORITHM = "HS256";
        PKCS12_PASSWORD_SOURCE = "env";
        FORGOT_PASSWORD = "disabled";
        CHANGE_PASSWORD = "https://x.example.org/change";
        TWO_FACTOR_SECRET_ISSUER = "example";
      };
      labels = {
        "traefik.http.middlewares.a.basicauth.users" = "admin:$$2y$$05$$abcdefghijklmnopqrstuuWq8abcdefghijklmnopqrstuuWq8abcde";
        "homepage.widget.key" = "0123456789abcdef0123456789abcdef"; # expect: HWC401
        "homepage.widget.password" = "hunter2"; # expect: HWC401
        "homepage.widget.type" = "sonarr";
        "homepage.widget.url" = "http://sonarr:8989";
        "com.example.token" = "abc123def456"; # expect: HWC401
        "org.opencontainers.image.revision" = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
        "traefik.http.routers.secret.rule" = "Host(`secret.example.org`)";
        "diun.enable" = "true";
      };
      cmd = [
        "--requirepass" "hunter2" # expect: HWC401
        "--password=hunter3" # expect: HWC401
        "--token-ttl=3600"
        "--password-file=/run/secrets/x"
        "--api-key" "$API_KEY"
        "--url" "https://user:pass12@host/x" # expect: HWC401
        "--header" "Authorization: Bearer abcdef1234567890abcdef" # expect: HWC401
        "--secret-name=db"
        "--key" "value"
        "--auth" "none"
      ];
      extraOptions = [
        "-e" "PASSWORD=hunter5" # expect: HWC401
        "--env=TOKEN=abcdef123" # expect: HWC401
        "--env=PASSWORD_FILE=/x"
        "--secret=db,type=env,target=DB_PASSWORD"
        "--health-cmd=curl -u admin:hunter6 http://localhost" # expect: HWC401
        "--health-cmd=redis-cli -a hunter7 ping" # expect: HWC401
        "--health-cmd=pg_isready -U postgres"
        "--mac-address=02:42:ac:11:00:02"
        "--label=token=abcdef1234" # expect: HWC401
      ];
    };
  };
}
