{ config, pkgs, lib, ... }:
{
  imports = [ ../../modules/forgejo.nix ];
  clan.core.networking.targetHost = "root@ada.lan";
  clan.core.vars.generators.forgejo = {
    files.env = { secret = true; owner = "root"; };
    script = ''
      echo "FORGEJO__security__SECRET_KEY=$(openssl rand -hex 32)" > $out/env
    '';
    runtimeInputs = [ pkgs.openssl ];
  };
}
