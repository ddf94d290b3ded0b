# Each host has its own file: what a host switches off need not be in it.
{ config, ... }: {
  sops.defaultSopsFile = ./hosts + "/${config.networking.hostName}/secrets.yaml";
}
