{ imports = [ ./app.nix ]; hwc.server.containers.app = { enable = true; network.mode = "vpn"; }; }
