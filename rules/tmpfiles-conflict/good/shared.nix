{ ... }:
{
  systemd.tmpfiles.rules = [
    "d /srv/same 0755 1000 1000 -"
    "z /srv/shared 0770 - - -"
    "d /srv/off 0700 root root -"
  ];
}
