{ ... }:
{
  services.caddy.virtualHosts = {
    "http://photos.example.org" = {
      listenAddresses = [ "127.0.0.1" ];
      extraConfig = "reverse_proxy localhost:2283";
    };
    "http://notes.example.org".extraConfig = ''
      bind 127.0.0.1 [::1]
      reverse_proxy localhost:5984
    '';
  };
}
