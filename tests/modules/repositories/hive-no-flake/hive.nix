let
  sources = import ./npins;
in
{
  meta = {
    nixpkgs = import sources.nixpkgs { config.allowUnfree = true; };
    specialArgs = { inherit sources; };
  };
  defaults = { pkgs, ... }: { environment.systemPackages = [ pkgs.htop ]; imports = [ (sources.agenix + "/modules/age.nix") ]; };
  server = { config, name, ... }: {
    deployment.targetHost = "server.lan";
    networking.hostName = name;
    imports = [ ./server/hardware.nix ./server/containers.nix ];
  };
}
