{ config, ... }:
{
  sops.defaultSopsFile = ../secrets/b.yaml;
  sops.secrets.b1 = { }; # expect: HWC404
  sops.secrets.api-key = { }; # expect: HWC404
}
