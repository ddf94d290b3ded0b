{ versions, ... }: { fleet.containers.gotify = { image = "docker.io/gotify/server:${versions.gotify}"; port = 8070; }; networking.firewall.allowedTCPPorts = [ 8070 ]; }
