{
  id = "HWC602";
  summary = "Public domain served without encryption";
  severity = "warning";
  confidence = "medium";
  category = "proxy";
  securitySeverity = 5.9;
  subject = "route";

  check = { route, ... }: route.route.isPlainHttp && route.route.isPublic && !route.route.hasTls;
  message =
    { route, ... }:
    "${route.route.address} is a public name served over plain HTTP, so passwords and cookies travel readably";

  explanation = ''
    ## What it does

    Reports a site whose address begins with `http://` or ends with `:80` although its domain is one of the public internet.
    Names below `.local`, `.lan`, `.internal`, `.home.arpa` and `.ts.net`, and addresses, are not.

    Caddy obtains certificates by itself for every other address, so nothing has to be said about TLS there.

    ## Why it matters

    Everybody between the browser and the server can read and change what is sent.

    ## What to do

    Write the address without `http://`. If another proxy in front of this one encrypts, suppress the finding and say so.
  '';
  references = [ "https://caddyserver.com/docs/automatic-https" ];
}
