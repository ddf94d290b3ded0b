{ lib, ... }:
{
  hwc.server.containers.db = {
    enable = true;
    image = lib.mkDefault "@image@";
    address = "@address@";
    state = lib.mkForce "@state@";
    environment = { "@variable@" = "@value@"; };
    secret = "@secret@";
    network.mode = "@network@";
  };
}
