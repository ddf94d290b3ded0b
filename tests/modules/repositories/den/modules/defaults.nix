{ den, lib, ... }:
{
  den.default = {
    nixos.system.stateVersion = "25.05";
    nixos.time.timeZone = "Europe/Madrid";
    homeManager.home.stateVersion = "25.05";
    includes = [
      den._.define-user
      ({ host, ... }: { ${host.class}.networking.hostName = host.hostName; })
    ];
  };
}
