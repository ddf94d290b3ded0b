{ config, lib, vars, ... }:
{
  services.nginx = {
    enable = true;
    recommendedProxySettings = true;
    virtualHosts."git.${vars.domain}" = {
      forceSSL = true;
      enableACME = true;
      locations."/".proxyPass = "http://127.0.0.1:${toString config.stacks.gitea.port}";
    };
  };
  security.acme = {
    acceptTerms = true;
    defaults.email = "admin@${vars.domain}";
  };
}
