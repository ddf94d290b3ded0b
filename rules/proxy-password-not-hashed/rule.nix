{
  id = "HWC408";
  summary = "Proxy password that is no hash";
  severity = "error";
  confidence = "high";
  category = "secrets";
  securitySeverity = 6.5;
  subject = "proxyPassword";

  check = { ... }: true;
  message =
    { proxyPassword, ... }:
    "the password of ${proxyPassword.user} for ${proxyPassword.proxy} is no hash, so nobody can log in with it";

  explanation = ''
    ## What it does

    Reports a user of basic authentication whose value is not a hash: in Traefik's label `basicauth.users`, or the
    `basicAuth.users` of a middleware in its dynamic configuration, one of apr1, SHA or bcrypt; in a Caddyfile's `basic_auth` block, or
    a route file's `basicauth`, one of bcrypt, argon2id or scrypt. Values that an environment
    variable fills are left alone.

    ## Why it matters

    The proxy compares the hash of what the visitor types, so that plain text never matches; Caddy does not even start.
    The password is in the world-readable store besides.

    ## What to do

    Make a hash with `caddy hash-password` or `htpasswd -nB`, and keep it in an environment file: `{$ADMIN_HASH}`.

    ## When to suppress

    When something replaces the text before the proxy reads it.
  '';
  references = [
    "https://caddyserver.com/docs/caddyfile/directives/basic_auth"
    "https://doc.traefik.io/traefik/middlewares/http/basicauth/"
  ];
}
