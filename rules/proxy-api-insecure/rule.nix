{
  id = "HWC606";
  summary = "Proxy's management interface open to others";
  severity = "warning";
  confidence = "high";
  category = "proxy";
  securitySeverity = 6.5;
  subject = "proxyInterface";

  check = { proxyInterface, ... }: true;
  message =
    { proxyInterface, ... }:
    if proxyInterface.proxy == "Traefik" then
      "${proxyInterface.setting} opens Traefik's API without a password to anyone who can reach the port"
    else
      "${proxyInterface.setting} exposes Caddy's admin endpoint beyond loopback, and anyone who can reach it can change every route";

  explanation = ''
    ## What it does

    Reports Traefik's `api.insecure`, as an argument, a variable or a setting, and Caddy's admin endpoint on other
    addresses than loopback. Traefik in a container is reported only if the API's port (8080, or that of the entry point
    `traefik`) is published beyond loopback.

    ## Why it matters

    Traefik's API shows every route, middleware and certificate. Caddy's admin endpoint accepts a whole new
    configuration from anyone, without a password.

    ## What to do

    Serve Traefik's dashboard through a router with authentication, and leave `api.insecure` out. Leave Caddy's `admin` at its
    default, `localhost:2019`, or turn it `off`.

    ## When to suppress

    When only trusted networks can reach the port, and something outside the project enforces this, such as a firewall
    in front of the machine or a VPN's access rules.
  '';
  references = [
    "https://doc.traefik.io/traefik/operations/api/#insecure"
    "https://caddyserver.com/docs/caddyfile/options#admin"
  ];
}
