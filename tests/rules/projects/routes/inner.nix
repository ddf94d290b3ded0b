{
  networking.firewall.interfaces.tailscale0.allowedTCPPorts = [ 80 ];
  services.caddy = {
    enable = true;
    virtualHosts."http://inner.example.org".extraConfig = "reverse_proxy localhost:3000";
  };
}
