# Paths, owners and groups of agenix and sops-nix secrets.
{ lib, ... }:
{
  module = {
    age.secrets = {
      db-env.file = ./db-env.age;
      renamed = { file = ./renamed.age; name = "other"; owner = "eric"; mode = "0440"; };
      placed = { file = ./placed.age; path = "/etc/placed"; symlink = false; };
      rekeyed = { file = ./rekeyed.age; rekeyFile = ./rekeyed.age; };
    };
    sops = {
      defaultSopsFile = ./secrets.yaml;
      secrets = {
        token = { };
        owned = { owner = "eric"; sopsFile = ./other.yaml; restartUnits = [ "podman-db.service" ]; };
        early.neededForUsers = true;
        "nested/key" = { };
      };
      templates."db.env" = { content = "TOKEN=x"; owner = "eric"; };
    };
    users.users.eric = { isNormalUser = true; uid = 1000; };
    assertions = [ { assertion = true; message = "a"; } ];
  };

  show = config: {
    age = lib.mapAttrs (_: secret: { inherit (secret) name path mode owner group symlink; }) config.age.secrets;
    sops = lib.mapAttrs (_: secret: { inherit (secret) name path key format owner group mode restartUnits; }) config.sops.secrets;
    files = lib.mapAttrs (_: secret: baseNameOf secret.sopsFile) config.sops.secrets;
    templates = lib.mapAttrs (_: template: { inherit (template) path owner group content; }) config.sops.templates;
    inherit (config.sops) placeholder;
    inherit (config) assertions warnings;
  };
}
