{ config, lib, ... }:
{
  networking.extraHosts = lib.mkIf (config.time.timeZone == "Europe/Copenhagen") "192.168.1.1 router.home";
}
