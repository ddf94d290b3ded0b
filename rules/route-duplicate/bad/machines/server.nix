{ ... }:
{
  services.caddy.virtualHosts."example.org".extraConfig = ''
    handle_path /sync/* {
      reverse_proxy localhost:5984
    }
    handle_path /sync/* {
      reverse_proxy localhost:5985 # expect: HWC603
    }
  '';
}
