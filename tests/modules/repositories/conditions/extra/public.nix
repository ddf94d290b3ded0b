{ config, ... }: { networking.domain = "lan"; networking.firewall.enable = config.networking.hostName == "alpha"; }
