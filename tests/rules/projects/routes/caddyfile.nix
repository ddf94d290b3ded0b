# One file for everything, with others that it imports.
{
  services.caddy = {
    enable = true;
    configFile = ./Caddyfile;
  };
}
