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
    "${route.route.address} is a public name served over plain HTTP, so passwords and cookies are sent in clear text";

  explanation = ''
    ## What it does

    Reports a route for a domain of the public internet that is served without encryption: a Caddy site whose address
    begins with `http://` or ends with `:80`, a virtual host of nginx without `forceSSL`, `addSSL` or `onlySSL`
    (`enableACME` alone obtains a certificate but does not use it), a router of Traefik whose entry points are all known
    to listen on port 80 without `http.tls` or a redirection, and that has neither `tls` nor a middleware that
    redirects.

    Not reported are names below `.local`, `.lan`, `.internal`, `.home.arpa` and `.ts.net`, addresses, and sites and
    entry points that only listen on loopback or private addresses. It is also silent where another route serves the
    domain with encryption, the host runs a tunnel such as cloudflared, its firewall does not let others in on port 80,
    or the proxy is configured for others in front of it (`trusted_proxies`, `set_real_ip_from`). Entry points count as
    unknown where Traefik's configuration is a file, or where there are several Traefiks. Caddy obtains certificates
    automatically for every other address, so nothing has to be said about TLS there.

    ## Why it matters

    Anyone between the browser and the server can read and change what is sent.

    ## What to do

    Write the address without `http://`, or set `forceSSL` and `enableACME`.

    ## When to suppress

    When another proxy in front of this one, outside the project, encrypts; name it in the comment.
  '';
  references = [ "https://caddyserver.com/docs/automatic-https" ];
}
