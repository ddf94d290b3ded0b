{ lib, ... }:
{
  imports = [
    ./options.nix
    ./render.nix
    ./proxy.nix
    (lib.mkAliasOptionModule [ "services" "homelab" ] [ "homelab" "services" ])
    (lib.mkRenamedOptionModule [ "homelab" "timezone" ] [ "homelab" "tz" ])
    (lib.mkRemovedOptionModule [ "homelab" "docker" ] "Podman only.")
  ];
}
