let
  pkgs = import (builtins.fetchTarball { url = "https://github.com/NixOS/nixpkgs/archive/nixos-24.05.tar.gz"; sha256 = "0000000000000000000000000000000000000000000000000000"; }) { };
  server = name: { config, ... }: {
    imports = [ (./servers + "/${name}.nix") ];
    networking.hostName = name;
    deployment = { targetHost = "${name}.example.net"; targetUser = "deploy"; };
  };
in
{
  network = { inherit pkgs; description = "servers"; specialArgs = { registry = "registry.example.net"; }; };
  defaults = { lib, ... }: { time.timeZone = lib.mkDefault "UTC"; };
  db = server "db";
  web = server "web";
}
