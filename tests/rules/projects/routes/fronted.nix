# Behind a proxy of somebody else, which encrypts.
{
  networking.hostName = "wiki";
  networking.firewall.allowedTCPPorts = [ 80 443 ];
  services.caddy = {
    enable = true;
    globalConfig = ''
      servers {
        trusted_proxies static 173.245.48.0/20
      }
    '';
    virtualHosts."http://fronted.example.org".extraConfig = "reverse_proxy wiki:3000";
  };
  services.nginx = {
    enable = true;
    commonHttpConfig = "set_real_ip_from 173.245.48.0/20;";
    virtualHosts."fronted.example.com".locations."/".proxyPass = "http://127.0.0.1:3000";
  };
  virtualisation.oci-containers.containers.wiki = {
    image = "docker.io/example/wiki:1.2.0";
    ports = [ "3000:80" ];
  };
}
