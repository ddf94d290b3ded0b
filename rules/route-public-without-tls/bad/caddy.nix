{ ... }:
{
  services.caddy.virtualHosts = {
    "http://photos.example.org".extraConfig = ''
      reverse_proxy localhost:2283 # expect: HWC602
    '';
    "notes.example.org:80".extraConfig = ''
      reverse_proxy localhost:5984 # expect: HWC602
    '';
  };
}
