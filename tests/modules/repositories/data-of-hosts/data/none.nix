# Data that nothing reads, under names that NixOS has for options.
{
  services = [ "caddy" ];
  networking = "dhcp";
}
