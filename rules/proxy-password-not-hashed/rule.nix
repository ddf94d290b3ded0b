{
  id = "HWC408";
  summary = "Proxy password that is not hashed";
  severity = "error";
  confidence = "high";
  category = "secrets";
  securitySeverity = 6.5;
  subject = "proxyPassword";

  check = { ... }: true;
  message =
    { proxyPassword, ... }:
    "the password of ${proxyPassword.user} for ${proxyPassword.proxy} is not a hash, so nobody can log in with it";

  explanation = ''
    ## What it does

    Reports a basic authentication user whose password is not a hash: apr1, SHA or bcrypt in Traefik's label
    `basicauth.users` or the `basicAuth.users` of a middleware in its dynamic configuration; bcrypt, argon2id or scrypt
    in a Caddyfile's `basic_auth` block or a route file's `basicauth`. Values supplied by an environment variable are
    not reported.

    ## Why it matters

    The proxy compares hashes, so plain text never matches; Caddy does not even start. The password also ends up in the
    world-readable store.

    ## What to do

    Create a hash with `caddy hash-password` or `htpasswd -nB`, and keep it in an environment file: `{$ADMIN_HASH}`.

    ## When to suppress

    When something replaces the text before the proxy reads it.
  '';
  references = [
    "https://caddyserver.com/docs/caddyfile/directives/basic_auth"
    "https://doc.traefik.io/traefik/middlewares/http/basicauth/"
  ];
}
