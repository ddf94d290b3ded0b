{ config, hosts, lib, ... }: { homelab.services = lib.genAttrs hosts (h: { image = "docker.io/library/alpine"; tag = "3.20.3"; env.PEER = h; }); system.stateVersion = "24.11"; }
