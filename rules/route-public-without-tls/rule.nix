{
  id = "HWC602";
  summary = "Public domain served without encryption";
  severity = "warning";
  confidence = "medium";
  category = "proxy";
  securitySeverity = 5.9;
  subject = "route";

  check =
    { route, ... }: route.route.isPlainHttp && route.route.isPublic && !route.mayBeEncryptedBefore;
  message =
    { route, ... }:
    "${route.route.address} is a public name served over plain HTTP, so passwords and cookies travel readably";

  explanation = ''
    ## What it does

    Reports a route for a domain of the public internet that is served without encryption: a Caddy site whose address begins with
    `http://` or ends with `:80`, a virtual host of nginx without `forceSSL`, `addSSL` or `onlySSL` (`enableACME` by itself obtains
    a certificate and does not use it), a router of Traefik whose entry points are all known to listen on port 80 without
    `http.tls` or a redirection, and that has neither `tls` nor a middleware that redirects.

    It is silent for names below `.local`, `.lan`, `.internal`, `.home.arpa` and `.ts.net`, for addresses, for sites and entry
    points that listen on loopback or private addresses only, and where another route serves the domain with encryption, the
    host runs a tunnel such as cloudflared, its firewall does not let others in on port 80, or the proxy is told of others in
    front of it (`trusted_proxies`, `set_real_ip_from`). Entry points of a Traefik whose configuration is a file, or of several, are not
    known. Caddy obtains certificates by itself for every other address, so nothing has to be said about TLS there.

    ## Why it matters

    Everybody between the browser and the server can read and change what is sent.

    ## What to do

    Write the address without `http://`, or set `forceSSL` and `enableACME`.

    ## When to suppress

    When another proxy in front of this one, which the project does not show, encrypts; the comment should name it.
  '';
  references = [ "https://caddyserver.com/docs/automatic-https" ];
}
