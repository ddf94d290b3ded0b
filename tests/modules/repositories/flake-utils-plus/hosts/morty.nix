{ ... }: { networking.firewall.allowedTCPPorts = [ 80 443 ]; boot.loader.systemd-boot.enable = true; }
