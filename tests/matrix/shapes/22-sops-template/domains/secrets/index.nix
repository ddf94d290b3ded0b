{ config, ... }:
{
  sops = {
    defaultSopsFile = ./secrets.yaml;
    secrets.db-password = { };
    templates.db-env.content = "POSTGRES_PASSWORD=${config.sops.placeholder.db-password}";
    templates.db-extra.content = "POSTGRES_PASSWORD=${config.sops.placeholder.db-password}";
  };
}
