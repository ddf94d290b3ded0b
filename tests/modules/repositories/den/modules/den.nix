{ inputs, den, lib, ... }:
{
  imports = [ inputs.den.flakeModule ];
  systems = [ "x86_64-linux" "aarch64-linux" ];
  den.hosts.x86_64-linux.tower.users.sara = { };
  den.hosts.x86_64-linux.tower.tags = [ "media" ];
  den.hosts.aarch64-linux.pi = { hostName = "raspi"; users.sara = { }; users.guest = { }; };
  den.hosts.aarch64-darwin.mbp.users.sara = { };
  den.homes.x86_64-linux.sara = { };
}
